// Written by `make docs` from docs/openapi.json; do not edit.
export interface paths {
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All
         * @description The company's keys, the newest first.
         */
        get: operations["list_all_api_v1_api_keys_get"];
        put?: never;
        /**
         * Create
         * @description Makes a key. Nobody can give rights that they do not have.
         */
        post: operations["create_api_v1_api_keys_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke
         * @description Ends a key at once and for ever.
         */
        delete: operations["revoke_api_v1_api_keys__key_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Lines
         * @description The trail, newest first. It is of the whole company: who has this right for some shops or locations only is refused.
         */
        get: operations["list_lines_api_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Items
         * @description Items by SKU.
         */
        get: operations["list_items_api_v1_catalog_items_get"];
        put?: never;
        /**
         * Create Item
         * @description Makes an item.
         */
        post: operations["create_item_api_v1_catalog_items_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Item
         * @description One item.
         */
        get: operations["get_item_api_v1_catalog_items__item_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit Item
         * @description Edits an item.
         */
        patch: operations["edit_item_api_v1_catalog_items__item_id__patch"];
        trace?: never;
    };
    "/api/v1/catalog/items/{item_id}/recipe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Recipe
         * @description Gives a kit another recipe from now on; captured orders keep the old one.
         */
        put: operations["put_recipe_api_v1_catalog_items__item_id__recipe_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Listings
         * @description Listings in the order they were first seen.
         */
        get: operations["list_listings_api_v1_catalog_listings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/listings/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Terms
         * @description Sets how much of the stock listings may offer.
         */
        put: operations["set_terms_api_v1_catalog_listings_terms_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/listings/{listing_row_id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Link
         * @description Says what a listing stands for; orders that waited for it go on.
         */
        put: operations["link_api_v1_catalog_listings__listing_row_id__link_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/listings/{listing_row_id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest
         * @description The items that a listing probably is, best first.
         */
        get: operations["suggest_api_v1_catalog_listings__listing_row_id__suggestions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All
         * @description The company's accounts, oldest first.
         */
        get: operations["list_all_api_v1_connect_accounts_get"];
        put?: never;
        /**
         * Create
         * @description Connects an account by its keys, which are sealed.
         */
        post: operations["create_api_v1_connect_accounts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get One
         * @description One account.
         */
        get: operations["get_one_api_v1_connect_accounts__account_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/accounts/{account_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause One
         * @description Stops all calls of an account; what partners send is still kept.
         */
        post: operations["pause_one_api_v1_connect_accounts__account_id__pause_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/accounts/{account_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume One
         * @description Lets an account be called again.
         */
        post: operations["resume_one_api_v1_connect_accounts__account_id__resume_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/accounts/{account_id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Secrets
         * @description Replaces the keys of an account and lets it be called again.
         */
        put: operations["change_secrets_api_v1_connect_accounts__account_id__secrets_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/adapters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Adapters
         * @description The partners that LinkStar speaks with.
         */
        get: operations["list_adapters_api_v1_connect_adapters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/authorise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Authorise
         * @description Begins connecting a shop by its platform's own page: send the browser to `url`; it comes back to the callback.
         */
        post: operations["authorise_api_v1_connect_authorise_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Callback
         * @description Where a platform's page sends the browser back to; the code is exchanged and the shop is connected.
         */
        get: operations["callback_api_v1_connect_callback_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Calls
         * @description The call log, newest first: by trace id, account and failure.
         */
        get: operations["search_calls_api_v1_connect_calls_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description How each account is: token, budget, last success, failures.
         */
        get: operations["health_api_v1_connect_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Messages
         * @description Raw messages without their bodies, newest first.
         */
        get: operations["search_messages_api_v1_connect_messages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/messages/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay
         * @description Reads raw messages once more, as if they had just come.
         */
        post: operations["replay_api_v1_connect_messages_replay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Message
         * @description One raw message; its body is personal data.
         */
        get: operations["get_message_api_v1_connect_messages__message_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/forbid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forbid
         * @description Says that two identities are never one person, whatever they share.
         */
        post: operations["forbid_api_v1_contacts_forbid_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/links/{link_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlink
         * @description Undoes a link exactly, and keeps the two apart from now on.
         */
        post: operations["unlink_api_v1_contacts_links__link_id__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge
         * @description Says that two identities are one person; answers the line of the log, by which it can be undone.
         */
        post: operations["merge_api_v1_contacts_merge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{contact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Contact
         * @description Who a contact is, and why.
         */
        get: operations["get_contact_api_v1_contacts__contact_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listen
         * @description A stream of `news` events: by noun the ids that changed, null for many. It ends at once for who accepts no event stream.
         */
        get: operations["listen_api_v1_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Incidents
         * @description Incidents, the most urgent first.
         */
        get: operations["list_incidents_api_v1_incidents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge
         * @description Says who takes care of incidents.
         */
        post: operations["acknowledge_api_v1_incidents_acknowledge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Open
         * @description How many incidents are open, by kind.
         */
        get: operations["count_open_api_v1_incidents_count_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/ignore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ignore
         * @description Says that incidents do not matter, and why.
         */
        post: operations["ignore_api_v1_incidents_ignore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay
         * @description Runs parked work again and closes its incidents; a cause that returns opens its own again.
         */
        post: operations["replay_api_v1_incidents_replay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve
         * @description Says that incidents are mended.
         */
        post: operations["resolve_api_v1_incidents_resolve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Wait For
         * @description Says that incidents wait for somebody else.
         */
        post: operations["wait_for_api_v1_incidents_wait_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Incident
         * @description One incident.
         */
        get: operations["get_incident_api_v1_incidents__incident_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/adjust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adjust
         * @description Posts differences that people found. Promises that are not covered any more become short.
         */
        post: operations["adjust_api_v1_inventory_adjust_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Count
         * @description Begins a count; orders go on meanwhile.
         */
        post: operations["start_count_api_v1_inventory_counts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/counts/{count_id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Count
         * @description Posts what was counted; what moved since the count began is not lost.
         */
        post: operations["post_count_api_v1_inventory_counts__count_id__post_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{item_id}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Movements
         * @description The ledger of an item, newest first.
         */
        get: operations["list_movements_api_v1_inventory_items__item_id__movements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Levels
         * @description Levels by item and location.
         */
        get: operations["list_levels_api_v1_inventory_levels_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/listed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Listed
         * @description What listings shall offer against what their channels show.
         */
        get: operations["list_listed_api_v1_inventory_listed_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push Again
         * @description Tells channels the quantities of listings once more, also where nothing changed.
         */
        post: operations["push_again_api_v1_inventory_push_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive
         * @description Brings units in.
         */
        post: operations["receive_api_v1_inventory_receive_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold
         * @description Holds free units. A repeated Idempotency-Key is told what the first request with it was given.
         */
        post: operations["hold_api_v1_inventory_reservations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/reservations/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End
         * @description Gives held units back before their time is over.
         */
        delete: operations["end_api_v1_inventory_reservations__hold_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfer
         * @description Moves free units between locations, at once.
         */
        post: operations["transfer_api_v1_inventory_transfer_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description Orders by filter, or found by a search; personal data is masked, and only who may see it may search by it.
         */
        get: operations["list_orders_api_v1_orders_get"];
        put?: never;
        /**
         * Create
         * @description Takes an order that came by telephone or mail; it goes the same way as all others.
         */
        post: operations["create_api_v1_orders_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold Many
         * @description Holds orders until somebody releases them; closed ones are refused.
         */
        post: operations["hold_many_api_v1_orders_hold_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release Many
         * @description Lifts the holds of orders, so that they go on; closed ones are refused.
         */
        post: operations["release_many_api_v1_orders_release_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Order
         * @description One order with its lines, promises, parcels and timeline.
         */
        get: operations["get_order_api_v1_orders__order_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit Address
         * @description Sends the order to another address; the former one is kept.
         */
        patch: operations["edit_address_api_v1_orders__order_id__address_patch"];
        trace?: never;
    };
    "/api/v1/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Cancels the order, or units of its lines.
         */
        post: operations["cancel_api_v1_orders__order_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold
         * @description Holds the order until somebody releases it.
         */
        post: operations["hold_api_v1_orders__order_id__hold_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release
         * @description Lifts the order's holds, so that it goes on.
         */
        post: operations["release_api_v1_orders__order_id__release_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain Route
         * @description Why the order goes the way it goes: every offer considered and why it won or lost, in the reader's language.
         */
        get: operations["explain_route_api_v1_orders__order_id__route_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All
         * @description The built-in roles and those of the company.
         */
        get: operations["list_all_api_v1_roles_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put
         * @description Makes or changes a role. Nobody can give rights that they do not have.
         */
        put: operations["put_api_v1_roles__name__put"];
        post?: never;
        /**
         * Drop
         * @description Takes a role away that nobody has.
         */
        delete: operations["drop_api_v1_roles__name__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Who I am, my permissions, and the CSRF token of this session.
         */
        get: operations["me_api_v1_session_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Sessions
         * @description Where I am signed in.
         */
        get: operations["my_sessions_api_v1_session_all_get"];
        put?: never;
        post?: never;
        /**
         * End Other Sessions
         * @description Signs me out everywhere else.
         */
        delete: operations["end_other_sessions_api_v1_session_all_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Opens a session and sets its cookie (HttpOnly, SameSite=Lax, Secure behind TLS).
         */
        post: operations["login_api_v1_session_login_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description Ends this session.
         */
        post: operations["logout_api_v1_session_logout_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Changes my password; all my other sessions end.
         */
        post: operations["change_password_api_v1_session_password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Totp
         * @description Begins setting up the second factor; it is asked for once the first code was confirmed.
         */
        post: operations["begin_totp_api_v1_session_totp_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Totp
         * @description Switches the second factor on and shows the recovery codes once.
         */
        post: operations["confirm_totp_api_v1_session_totp_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch Off Totp
         * @description Takes the second factor away; password and a code prove that it is you.
         */
        post: operations["switch_off_totp_api_v1_session_totp_off_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/accounts/{account_id}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Rates
         * @description Replaces the price list of a rate-sheet carrier by a CSV; one line that cannot be used, and nothing is changed.
         */
        put: operations["put_rates_api_v1_shipping_accounts__account_id__rates_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Locations
         * @description The company's locations.
         */
        get: operations["list_locations_api_v1_shipping_locations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Location
         * @description Makes or changes a location, for the stock and for shipping alike.
         */
        put: operations["put_location_api_v1_shipping_locations__location_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Parcels
         * @description Parcels, newest first.
         */
        get: operations["list_parcels_api_v1_shipping_parcels_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/parcels/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand Over
         * @description Says that the carrier took the parcels.
         */
        post: operations["hand_over_api_v1_shipping_parcels_hand_over_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/parcels/pull": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pull
         * @description Says that cancelled parcels were taken out of the outgoing ones; their goods are free again.
         */
        post: operations["pull_api_v1_shipping_parcels_pull_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/parcels/{parcel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Parcel
         * @description One parcel and what happened to it.
         */
        get: operations["get_parcel_api_v1_shipping_parcels__parcel_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/parcels/{parcel_id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Label
         * @description The carrier's label. It shows the buyer's address in full, so the audit trail says who fetched it.
         */
        get: operations["download_label_api_v1_shipping_parcels__parcel_id__label_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/parcels/{parcel_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release
         * @description Lets a held parcel ask for its label again, with what was corrected.
         */
        post: operations["release_api_v1_shipping_parcels__parcel_id__release_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rates
         * @description The price rows to a country, and those to anywhere.
         */
        get: operations["list_rates_api_v1_shipping_rates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rules
         * @description The company's rules that are switched on.
         */
        get: operations["list_rules_api_v1_shipping_rules_get"];
        put?: never;
        /**
         * Create Rule
         * @description Makes a rule: prefer, forbid or hold.
         */
        post: operations["create_rule_api_v1_shipping_rules_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Rule
         * @description Changes a rule; one that is not wanted any more is put with `is_enabled` false.
         */
        put: operations["put_rule_api_v1_shipping_rules__rule_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Services
         * @description The carriers' services that may be used.
         */
        get: operations["list_services_api_v1_shipping_services_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Today
         * @description Orders by state and by urgency, the last hour, incidents by owner, waiting work, and oversold units (which must be 0).
         */
        get: operations["get_today_api_v1_today_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All
         * @description Users by e-mail address.
         */
        get: operations["list_all_api_v1_users_get"];
        put?: never;
        /**
         * Create
         * @description Makes a user. Nobody can give rights that they do not have.
         */
        post: operations["create_api_v1_users_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get One
         * @description One user.
         */
        get: operations["get_one_api_v1_users__user_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit
         * @description Renames somebody, or switches their account off or on.
         */
        patch: operations["edit_api_v1_users__user_id__patch"];
        trace?: never;
    };
    "/api/v1/users/{user_id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Grants
         * @description Gives somebody other roles.
         */
        put: operations["set_grants_api_v1_users__user_id__grants_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Password
         * @description Gives somebody a new password and signs them out everywhere.
         */
        post: operations["set_password_api_v1_users__user_id__password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Sessions
         * @description Signs somebody out everywhere.
         */
        delete: operations["end_sessions_api_v1_users__user_id__sessions_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Reset Totp
         * @description Takes somebody's second factor away, whose phone and recovery codes are lost.
         */
        delete: operations["reset_totp_api_v1_users__user_id__totp_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlock
         * @description Lets somebody try again at once after too many wrong passwords.
         */
        post: operations["unlock_api_v1_users__user_id__unlock_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description The process answers.
         */
        get: operations["health_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics
         * @description Figures for Prometheus: from this machine, or with the setting LINKSTAR_METRICS_TOKEN as bearer token; else 404.
         */
        get: operations["metrics_metrics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description The process answers and reaches its database; 503 if it does not.
         */
        get: operations["ready_ready_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive
         * @description Takes a delivery; 2xx is said after it is committed and not before.
         */
        post: operations["receive_webhooks__token__post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccountAsked
         * @description An account whose keys are typed in.
         */
        AccountAsked: {
            /**
             * Base Url
             * @default
             */
            base_url: string;
            /** Config */
            config?: {
                [key: string]: string;
            };
            /**
             * Currency
             * @default USD
             */
            currency: string;
            /** External Id */
            external_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "channel" | "carrier";
            /** Partner */
            partner: string;
            /** Secrets */
            secrets?: {
                [key: string]: string;
            };
            /**
             * Site
             * @default
             */
            site: string;
            /**
             * Title
             * @default
             */
            title: string;
            /**
             * Zone
             * @default UTC
             */
            zone: string;
        };
        /**
         * AccountShown
         * @description A connected account, without its secrets. `webhook_path` is shown to those who may change accounts.
         */
        AccountShown: {
            /** Base Url */
            base_url: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** External Id */
            external_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Last Error */
            last_error: string;
            /** Last Error At */
            last_error_at: string | null;
            /** Last Success At */
            last_success_at: string | null;
            /** Partner */
            partner: string;
            /** Site */
            site: string;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Token Expires At */
            token_expires_at: string | null;
            /** Version */
            version: number;
            /** Webhook Path */
            webhook_path?: string | null;
            /** Zone */
            zone: string;
        };
        /**
         * Acknowledge
         * @description Whose it is; without a name: mine.
         */
        Acknowledge: {
            /** Ids */
            ids: string[];
            /**
             * Owner
             * @default
             */
            owner: string;
        };
        /**
         * AdapterShown
         * @description A partner that LinkStar speaks with, and what it can do.
         */
        AdapterShown: {
            /** Can */
            can: string[];
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Title */
            title: string;
        };
        /**
         * AddressAsked
         * @description A postal address that a parcel can go to.
         */
        AddressAsked: {
            /**
             * City
             * @default
             */
            city: string;
            /**
             * Company
             * @default
             */
            company: string;
            /**
             * Country
             * @description ISO 3166-1 alpha-2
             */
            country: string;
            /**
             * District
             * @default
             */
            district: string;
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Line1
             * @default
             */
            line1: string;
            /**
             * Line2
             * @default
             */
            line2: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /**
             * State
             * @default
             */
            state: string;
            /**
             * Tax Id
             * @default
             */
            tax_id: string;
        };
        /**
         * AddressShown
         * @description A postal address; masked unless it was asked for in full.
         */
        AddressShown: {
            /**
             * City
             * @default
             */
            city: string;
            /**
             * Company
             * @default
             */
            company: string;
            /**
             * Country
             * @default
             */
            country: string;
            /**
             * District
             * @default
             */
            district: string;
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Line1
             * @default
             */
            line1: string;
            /**
             * Line2
             * @default
             */
            line2: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /**
             * State
             * @default
             */
            state: string;
            /**
             * Tax Id
             * @default
             */
            tax_id: string;
        };
        /**
         * Adjustment
         * @description A difference that was found: negative, units are gone.
         */
        Adjustment: {
            /** Difference */
            difference: number;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /**
             * Pool
             * @default sellable
             */
            pool: string;
        };
        /**
         * Adjustments
         * @description Differences and why.
         */
        Adjustments: {
            /** Reason */
            reason: string;
            /** Rows */
            rows: components["schemas"]["Adjustment"][];
        };
        /**
         * Alive
         * @description It is alive.
         */
        Alive: {
            /** Status */
            status: string;
            /** Version */
            version: string;
        };
        /**
         * ArrivalAsked
         * @description Units that came in. With a `cause_id` (the paper they came with) they count once, however often they are told.
         */
        ArrivalAsked: {
            /** Cause Id */
            cause_id?: string | null;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Pool
             * @default sellable
             */
            pool: string;
            /** Quantity */
            quantity: number;
        };
        /**
         * Arrivals
         * @description What came in.
         */
        Arrivals: {
            /** Rows */
            rows: components["schemas"]["ArrivalAsked"][];
        };
        /**
         * AuditShown
         * @description A line of the trail; `name` is who the actor is called now.
         */
        AuditShown: {
            /** Actor */
            actor: string;
            /** After */
            after: {
                [key: string]: unknown;
            };
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Before */
            before: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Noun */
            noun: string;
            /** Subject */
            subject: string | null;
            /** Trace Id */
            trace_id: string;
            /** Verb */
            verb: string;
        };
        /**
         * AuthoriseUrl
         * @description Where the browser goes to say yes.
         */
        AuthoriseUrl: {
            /** Url */
            url: string;
        };
        /**
         * BacklogShown
         * @description Work of the program that waits: now, later (a retry or a date), and parked until a person looks.
         */
        BacklogShown: {
            /** Later */
            later: number;
            /** Parked */
            parked: number;
            /** Ready */
            ready: number;
        };
        /**
         * BuyerShown
         * @description Who bought, as the channel tells it; masked unless it was asked for in full.
         */
        BuyerShown: {
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Phone
             * @default
             */
            phone: string;
        };
        /**
         * CallShown
         * @description One call to a partner, redacted; status 0: no answer came.
         */
        CallShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Error */
            error: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Method */
            method: string;
            /** Ms */
            ms: number;
            /** Operation */
            operation: string;
            /** Path */
            path: string;
            /** Request */
            request: string;
            /** Response */
            response: string;
            /** Status */
            status: number;
            /** Trace Id */
            trace_id: string;
        };
        /**
         * CancelOrder
         * @description What shall be cancelled; without `lines` everything that has not left.
         */
        CancelOrder: {
            /** Lines */
            lines?: components["schemas"]["LineUnits"][] | null;
            /**
             * Reason
             * @default
             */
            reason: string;
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * CodeAsked
         * @description A code of the authenticator app.
         */
        CodeAsked: {
            /**
             * Code
             * @description 6 digits of the authenticator app, or a recovery code
             */
            code: string;
        };
        /**
         * Confirm
         * @description Something that proves that it is you.
         */
        Confirm: {
            /**
             * Code
             * @description 6 digits of the authenticator app, or a recovery code
             * @default
             */
            code: string;
            /** Password */
            password: string;
        };
        /**
         * ContactShown
         * @description A contact: its identities, and every line of the log about them.
         */
        ContactShown: {
            /**
             * Contact Id
             * Format: uuid
             */
            contact_id: string;
            /** Identities */
            identities: components["schemas"]["IdentityShown"][];
            /** Log */
            log: components["schemas"]["LinkShown"][];
        };
        /**
         * Count
         * @description How many there were.
         */
        Count: {
            /** Count */
            count: number;
        };
        /**
         * CountPost
         * @description The figures of a count.
         */
        CountPost: {
            /** Rows */
            rows: components["schemas"]["Counted"][];
        };
        /**
         * CountStart
         * @description What is going to be counted where.
         */
        CountStart: {
            /** Item Ids */
            item_ids: string[];
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
        };
        /**
         * Counted
         * @description Units of an item that were counted.
         */
        Counted: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Units */
            units: number;
        };
        /**
         * Counts
         * @description How many are open, by kind.
         */
        Counts: {
            /** By Kind */
            by_kind: {
                [key: string]: number;
            };
        };
        /**
         * CustomsFields
         * @description What is declared of one unit; a field left out stays.
         */
        CustomsFields: {
            /** Currency */
            currency?: string | null;
            /** Hs Code */
            hs_code?: string | null;
            /** Name En */
            name_en?: string | null;
            /** Name Zh */
            name_zh?: string | null;
            /** Origin */
            origin?: string | null;
            /** Unit Value Minor */
            unit_value_minor?: number | null;
        };
        /**
         * Difference
         * @description What a count found against the books.
         */
        Difference: {
            /** Difference */
            difference: number;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
        };
        /**
         * Done
         * @description It is done.
         */
        Done: {
            /**
             * Done
             * @default true
             */
            done: boolean;
        };
        /**
         * EditAddress
         * @description Where the order shall go instead.
         */
        EditAddress: {
            ship_to: components["schemas"]["AddressAsked"];
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * Event
         * @description Something that happened, who did it, and the trace id that ties it to calls and logs.
         */
        Event: {
            /** Actor */
            actor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Name */
            name: string;
            /** Trace Id */
            trace_id: string;
        };
        /**
         * Fate
         * @description To how many orders it was done, and which were refused.
         */
        Fate: {
            /** Done */
            done: number;
            /** Refused */
            refused: components["schemas"]["RefusedOrder"][];
        };
        /**
         * FieldProblem
         * @description What is wrong with one field.
         */
        FieldProblem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Field */
            field: string;
        };
        /**
         * GrantAsked
         * @description A role, for some shops and locations or (null) for all.
         */
        GrantAsked: {
            /**
             * Location Ids
             * @description null: all
             */
            location_ids?: string[] | null;
            /** Role */
            role: string;
            /**
             * Shop Ids
             * @description null: all
             */
            shop_ids?: string[] | null;
        };
        /**
         * GrantShown
         * @description A role that somebody has.
         */
        GrantShown: {
            /** Location Ids */
            location_ids: string[] | null;
            /** Role */
            role: string;
            /** Shop Ids */
            shop_ids: string[] | null;
        };
        /**
         * GrantsAsked
         * @description All roles that somebody shall have from now on.
         */
        GrantsAsked: {
            /** Grants */
            grants: components["schemas"]["GrantAsked"][];
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * HealthShown
         * @description How an account is; `calls` and `failures` within the last hour.
         */
        HealthShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Budget Left */
            budget_left: number | null;
            /** Budget Operation */
            budget_operation: string | null;
            /** Calls */
            calls: number;
            /** Failures */
            failures: number;
            /** Kind */
            kind: string;
            /** Last Error */
            last_error: string;
            /** Last Error At */
            last_error_at: string | null;
            /** Last Polled At */
            last_polled_at: string | null;
            /** Last Success At */
            last_success_at: string | null;
            /** Partner */
            partner: string;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Token Expires At */
            token_expires_at: string | null;
        };
        /**
         * HoldAsked
         * @description Units of an item, all or none, for so many minutes; from one location, or from wherever they are free.
         */
        HoldAsked: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Location Id */
            location_id?: string | null;
            /**
             * Minutes
             * @default 45
             */
            minutes: number;
            /**
             * Quantity
             * @default 1
             */
            quantity: number;
        };
        /**
         * HoldMany
         * @description Which orders a person has to look at first, and why.
         */
        HoldMany: {
            /** Ids */
            ids: string[];
            /** Reason */
            reason: string;
        };
        /**
         * HoldOrder
         * @description Why a person has to look first.
         */
        HoldOrder: {
            /** Reason */
            reason: string;
        };
        /**
         * HourShown
         * @description The last hour in twelve steps of five minutes, the oldest first.
         */
        HourShown: {
            /** Captured */
            captured: number[];
            /** Handed Over */
            handed_over: number[];
            /** Labelled */
            labelled: number[];
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * IdentityShown
         * @description What one platform told about a buyer; masked unless it was asked for in full.
         */
        IdentityShown: {
            /** Country */
            country: string;
            /** Email */
            email: string;
            /** External Id */
            external_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Platform */
            platform: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /** Ship Name */
            ship_name: string;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
        };
        /**
         * Ignore
         * @description Why it does not matter.
         */
        Ignore: {
            /** Ids */
            ids: string[];
            /** Reason */
            reason: string;
        };
        /**
         * IncidentShown
         * @description An incident, its cause in words, and what helps (`fix` names the page).
         */
        IncidentShown: {
            /** Can Replay */
            can_replay: boolean;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Fix */
            fix: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Overdue */
            is_overdue: boolean;
            /** Kind */
            kind: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Owner */
            owner: string;
            /** Params */
            params: {
                [key: string]: unknown;
            };
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /** Subject */
            subject: string | null;
            /** Text */
            text: string;
            /** Times */
            times: number;
            /** Trace Id */
            trace_id: string;
            /** Version */
            version: number;
        };
        /**
         * ItemAsked
         * @description An item to make; `is_kit` never changes later.
         */
        ItemAsked: {
            /** Barcodes */
            barcodes?: string[] | null;
            /** Cost Currency */
            cost_currency?: string | null;
            /** Cost Minor */
            cost_minor?: number | null;
            /** Declared Currency */
            declared_currency?: string | null;
            /** Declared Name En */
            declared_name_en?: string | null;
            /** Declared Name Zh */
            declared_name_zh?: string | null;
            /** Declared Value Minor */
            declared_value_minor?: number | null;
            /** Has Battery */
            has_battery?: boolean | null;
            /** Has Liquid */
            has_liquid?: boolean | null;
            /** Height Mm */
            height_mm?: number | null;
            /** Hs Code */
            hs_code?: string | null;
            /** Is Dangerous */
            is_dangerous?: boolean | null;
            /**
             * Is Kit
             * @default false
             */
            is_kit: boolean;
            /** Length Mm */
            length_mm?: number | null;
            /** Origin */
            origin?: string | null;
            /** Sku */
            sku?: string | null;
            /** State */
            state?: ("active" | "archived") | null;
            /** Title */
            title?: string | null;
            /** Weight G */
            weight_g?: number | null;
            /** Width Mm */
            width_mm?: number | null;
        };
        /**
         * ItemEdit
         * @description What shall be different about an item.
         */
        ItemEdit: {
            /** Barcodes */
            barcodes?: string[] | null;
            /** Cost Currency */
            cost_currency?: string | null;
            /** Cost Minor */
            cost_minor?: number | null;
            /** Declared Currency */
            declared_currency?: string | null;
            /** Declared Name En */
            declared_name_en?: string | null;
            /** Declared Name Zh */
            declared_name_zh?: string | null;
            /** Declared Value Minor */
            declared_value_minor?: number | null;
            /** Has Battery */
            has_battery?: boolean | null;
            /** Has Liquid */
            has_liquid?: boolean | null;
            /** Height Mm */
            height_mm?: number | null;
            /** Hs Code */
            hs_code?: string | null;
            /** Is Dangerous */
            is_dangerous?: boolean | null;
            /** Length Mm */
            length_mm?: number | null;
            /** Origin */
            origin?: string | null;
            /** Sku */
            sku?: string | null;
            /** State */
            state?: ("active" | "archived") | null;
            /** Title */
            title?: string | null;
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
            /** Weight G */
            weight_g?: number | null;
            /** Width Mm */
            width_mm?: number | null;
        };
        /**
         * ItemShown
         * @description An item. Its cost is null for those who may not see costs.
         */
        ItemShown: {
            /** Barcodes */
            barcodes: string[];
            /** Cost Currency */
            cost_currency: string | null;
            /** Cost Minor */
            cost_minor: number | null;
            /** Declared Currency */
            declared_currency: string;
            /** Declared Name En */
            declared_name_en: string;
            /** Declared Name Zh */
            declared_name_zh: string;
            /** Declared Value Minor */
            declared_value_minor: number;
            /** Has Battery */
            has_battery: boolean;
            /** Has Liquid */
            has_liquid: boolean;
            /** Height Mm */
            height_mm: number;
            /** Hs Code */
            hs_code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Dangerous */
            is_dangerous: boolean;
            /** Is Kit */
            is_kit: boolean;
            /** Kit Version */
            kit_version: number;
            /** Length Mm */
            length_mm: number;
            /** Origin */
            origin: string;
            /** Sku */
            sku: string;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** Weight G */
            weight_g: number;
            /** Width Mm */
            width_mm: number;
        };
        /**
         * Kept
         * @description What became of a delivery: messages that are new, and those that had come before.
         */
        Kept: {
            /** Duplicates */
            duplicates: number;
            /** New */
            new: number;
        };
        /**
         * KeyAsked
         * @description A key with the rights of a role; `scopes` ("orders:read") narrow them, none: all of the role.
         */
        KeyAsked: {
            /** Expires At */
            expires_at?: string | null;
            /**
             * Location Ids
             * @description null: all
             */
            location_ids?: string[] | null;
            /** Name */
            name: string;
            /** Role */
            role: string;
            /** Scopes */
            scopes?: string[];
            /**
             * Shop Ids
             * @description null: all
             */
            shop_ids?: string[] | null;
        };
        /**
         * KeyMade
         * @description The key in full, this once.
         */
        KeyMade: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string;
        };
        /**
         * KeyShown
         * @description An API key; its secret was shown once and is not kept.
         */
        KeyShown: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Expires At */
            expires_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Location Ids */
            location_ids: string[] | null;
            /** Made By */
            made_by: string;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Role */
            role: string;
            /** Scopes */
            scopes: string[];
            /** Shop Ids */
            shop_ids: string[] | null;
        };
        /**
         * LevelShown
         * @description Units of an item at a location; `atp` may still be promised.
         */
        LevelShown: {
            /** Atp */
            atp: number;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** On Hand */
            on_hand: number;
            /** Pool */
            pool: string;
            /** Reserved */
            reserved: number;
        };
        /**
         * LineShown
         * @description A line of an order; amounts are of the whole line.
         */
        LineShown: {
            /** Cancelled */
            cancelled: number;
            /** Discount Minor */
            discount_minor: number;
            /** External Id */
            external_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Listing Id */
            listing_id: string;
            /** Listing Row Id */
            listing_row_id: string | null;
            /** Ordered */
            ordered: number;
            /** Price Minor */
            price_minor: number;
            /** Returned */
            returned: number;
            /** Shipped */
            shipped: number;
            /** Sku */
            sku: string;
            /** Tax Minor */
            tax_minor: number;
            /** Title */
            title: string;
        };
        /**
         * LineUnits
         * @description Units of a line.
         */
        LineUnits: {
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
            /** Quantity */
            quantity: number;
        };
        /**
         * LinkAsked
         * @description One sold unit of the listing is `quantity` units of the item, from now on.
         */
        LinkAsked: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /**
             * Quantity
             * @default 1
             */
            quantity: number;
        };
        /**
         * LinkShown
         * @description A line of the log, with its evidence in words.
         */
        LinkShown: {
            /** Actor */
            actor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Identity A
             * Format: uuid
             */
            identity_a: string;
            /**
             * Identity B
             * Format: uuid
             */
            identity_b: string;
            /** Kind */
            kind: string;
            /** Rule */
            rule: string;
            /** Undone By */
            undone_by: string | null;
            /** Words */
            words: string[];
        };
        /**
         * ListedShown
         * @description What a listing shall offer, what was pushed, and what the channel shows.
         */
        ListedShown: {
            /** Error */
            error: string;
            /**
             * Listing Row Id
             * Format: uuid
             */
            listing_row_id: string;
            /** Pushed At */
            pushed_at: string | null;
            /** Pushed Quantity */
            pushed_quantity: number | null;
            /** Pushed Version */
            pushed_version: number;
            /** Quantity */
            quantity: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Shown At */
            shown_at: string | null;
            /** Shown Quantity */
            shown_quantity: number | null;
            /** Version */
            version: number;
        };
        /**
         * ListingShown
         * @description What a shop offers, and the item it stands for (null: not linked).
         */
        ListingShown: {
            /** Buffer */
            buffer: number;
            /** Cap */
            cap: number | null;
            /**
             * First Seen At
             * Format: date-time
             */
            first_seen_at: string;
            /** Fulfilled By */
            fulfilled_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Id */
            item_id: string | null;
            /** Listing Id */
            listing_id: string;
            /** Location Id */
            location_id: string;
            /** Quantity */
            quantity: number | null;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Sku */
            sku: string;
            /** State */
            state: string;
            /** Title */
            title: string;
        };
        /**
         * LocationAsked
         * @description A place that holds stock and ships. `working_days`: bit 0 is Monday; `services`: [account, code], none: all.
         */
        LocationAsked: {
            address: components["schemas"]["AddressAsked"];
            /** Code */
            code: string;
            /**
             * Cut Off
             * Format: time
             */
            cut_off: string;
            /**
             * Eori
             * @default
             */
            eori: string;
            /**
             * Handling H
             * @default 0
             */
            handling_h: number;
            /** Holidays */
            holidays?: string[];
            /**
             * Is Enabled
             * @default true
             */
            is_enabled: boolean;
            /**
             * Is Sellable
             * @default true
             */
            is_sellable: boolean;
            /**
             * Priority
             * @default 100
             */
            priority: number;
            /** Services */
            services?: [
                string,
                string
            ][];
            /**
             * Title
             * @default
             */
            title: string;
            /**
             * Type
             * @default own
             */
            type: string;
            /**
             * Vat Number
             * @default
             */
            vat_number: string;
            /**
             * Working Days
             * @default 31
             */
            working_days: number;
            /** Zone */
            zone: string;
        };
        /**
         * LocationShown
         * @description A location as shipping knows it.
         */
        LocationShown: {
            address: components["schemas"]["AddressShown"];
            /**
             * Cut Off
             * Format: time
             */
            cut_off: string;
            /** Eori */
            eori: string;
            /** Handling H */
            handling_h: number;
            /** Holidays */
            holidays: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Enabled */
            is_enabled: boolean;
            /** Name */
            name: string;
            /** Services */
            services: [
                string,
                string
            ][];
            /** Vat Number */
            vat_number: string;
            /** Working Days */
            working_days: number;
            /** Zone */
            zone: string;
        };
        /**
         * LocationsShown
         * @description All locations of the stock, and those of them that ship.
         */
        LocationsShown: {
            /** Shipping */
            shipping: components["schemas"]["LocationShown"][];
            /** Stock */
            stock: components["schemas"]["StockLocationShown"][];
        };
        /**
         * Login
         * @description Who wants to come in. `company` (its short name) only where several companies know the same address and password.
         */
        Login: {
            /**
             * Code
             * @description 6 digits of the authenticator app, or a recovery code
             * @default
             */
            code: string;
            /**
             * Company
             * @default
             */
            company: string;
            /** Email */
            email: string;
            /** Password */
            password: string;
        };
        /**
         * Made
         * @description The id of what was made.
         */
        Made: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * Me
         * @description Who is signed in, and what they may do where. Send `csrf` as X-CSRF-Token with every change.
         */
        Me: {
            /** Actor */
            actor: string;
            /** Company */
            company: string;
            /** Csrf */
            csrf: string;
            /** Email */
            email: string;
            /** Is Totp On */
            is_totp_on: boolean;
            /** Name */
            name: string;
            /** Permissions */
            permissions: {
                [key: string]: string[];
            };
            /** Scopes */
            scopes: {
                [key: string]: components["schemas"]["ScopeShown"];
            };
            /**
             * Tenant Id
             * Format: uuid
             */
            tenant_id: string;
        };
        /**
         * Mend
         * @description What is corrected on a held parcel before its label is asked for again; `customs` by order line. What is left out stays.
         */
        Mend: {
            /** Customs */
            customs?: {
                [key: string]: components["schemas"]["CustomsFields"];
            };
            /** Ioss Number */
            ioss_number?: string | null;
            ship_to?: components["schemas"]["AddressAsked"] | null;
            /** Version */
            version?: number | null;
            /** Weight G */
            weight_g?: number | null;
        };
        /**
         * MessageShown
         * @description A raw message; `times` counts how often it came.
         */
        MessageShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Error */
            error: string;
            /** External Id */
            external_id: string;
            /** Happened At */
            happened_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Source */
            source: string;
            /** State */
            state: string;
            /** Times */
            times: number;
            /** Topic */
            topic: string;
        };
        /**
         * MessageWhole
         * @description A raw message with its body, which holds personal data and is null unless it was asked for in full.
         */
        MessageWhole: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Body */
            body: string | null;
            /** Error */
            error: string;
            /** External Id */
            external_id: string;
            /** Happened At */
            happened_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Source */
            source: string;
            /** State */
            state: string;
            /** Times */
            times: number;
            /** Topic */
            topic: string;
        };
        /**
         * MovementShown
         * @description A line of the ledger, which is never changed.
         */
        MovementShown: {
            /** Actor */
            actor: string;
            /** Cause Id */
            cause_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Kind */
            kind: string;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Note */
            note: string;
            /** On Hand Diff */
            on_hand_diff: number;
            /** Pool */
            pool: string;
            /**
             * Posted At
             * Format: date-time
             */
            posted_at: string;
        };
        /**
         * NewLine
         * @description A line that was sold by hand; the price is of the whole line.
         */
        NewLine: {
            /**
             * Discount Minor
             * @default 0
             */
            discount_minor: number;
            /**
             * Price Minor
             * @default 0
             */
            price_minor: number;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /**
             * Tax Minor
             * @default 0
             */
            tax_minor: number;
            /**
             * Title
             * @default
             */
            title: string;
        };
        /**
         * NewOrder
         * @description An order that came by telephone or mail. `number` is the shop's; a number is used once.
         */
        NewOrder: {
            /**
             * Buyer Email
             * @default
             */
            buyer_email: string;
            /**
             * Buyer Name
             * @default
             */
            buyer_name: string;
            /**
             * Buyer Phone
             * @default
             */
            buyer_phone: string;
            /**
             * Currency
             * @description ISO 4217
             */
            currency: string;
            /**
             * Is Paid
             * @default true
             */
            is_paid: boolean;
            /** Lines */
            lines: components["schemas"]["NewLine"][];
            /** Number */
            number: string;
            /** Ship By At */
            ship_by_at?: string | null;
            ship_to: components["schemas"]["AddressAsked"];
            /**
             * Shipping Minor
             * @default 0
             */
            shipping_minor: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
        };
        /**
         * OfferShown
         * @description A way that was considered and why it won or lost, in words. `cost_minor` is hidden from those who may not see costs.
         */
        OfferShown: {
            /** Code */
            code: string;
            /** Cost Minor */
            cost_minor: number | null;
            /** Hand Over */
            hand_over: string;
            /** Is Late */
            is_late: boolean;
            /** Location */
            location: string;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Quantities */
            quantities: number[];
            /** Service */
            service: string;
            /** Text */
            text: string;
        };
        /**
         * OrderShown
         * @description An order; amounts in minor units of `currency`.
         */
        OrderShown: {
            buyer: components["schemas"]["BuyerShown"];
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            /** Channel State */
            channel_state: string;
            /** Commercial */
            commercial: string;
            /** Contact Id */
            contact_id: string | null;
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            /** Deliver By At */
            deliver_by_at: string | null;
            /** External Id */
            external_id: string;
            /** Fulfilled By */
            fulfilled_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Business */
            is_business: boolean;
            /** Number */
            number: string;
            /** Payment */
            payment: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Service Level */
            service_level: string;
            /** Ship By At */
            ship_by_at: string | null;
            ship_to: components["schemas"]["AddressShown"];
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Source */
            source: string;
            /** State */
            state: string;
            /** Total Minor */
            total_minor: number;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /**
         * OrderWhole
         * @description Everything about one order.
         */
        OrderWhole: {
            buyer: components["schemas"]["BuyerShown"];
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            /** Channel State */
            channel_state: string;
            /** Commercial */
            commercial: string;
            /** Contact Id */
            contact_id: string | null;
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            /** Deliver By At */
            deliver_by_at: string | null;
            /** External Id */
            external_id: string;
            /** Fulfilled By */
            fulfilled_by: string;
            /** Holds */
            holds: components["schemas"]["linkstar__api__orders__HoldShown"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Business */
            is_business: boolean;
            /** Lines */
            lines: components["schemas"]["LineShown"][];
            /** Number */
            number: string;
            /** Parcels */
            parcels: components["schemas"]["ParcelOfOrder"][];
            /** Payment */
            payment: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Reservations */
            reservations: components["schemas"]["ReservedShown"][];
            /** Service Level */
            service_level: string;
            /** Ship By At */
            ship_by_at: string | null;
            ship_to: components["schemas"]["AddressShown"];
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Source */
            source: string;
            /** State */
            state: string;
            /** Timeline */
            timeline: components["schemas"]["Event"][];
            /** Total Minor */
            total_minor: number;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /**
         * Pair
         * @description Two identities.
         */
        Pair: {
            /**
             * Identity A
             * Format: uuid
             */
            identity_a: string;
            /**
             * Identity B
             * Format: uuid
             */
            identity_b: string;
        };
        /**
         * ParcelOfOrder
         * @description A parcel of the order.
         */
        ParcelOfOrder: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Confirm State */
            confirm_state: string;
            /**
             * Fulfilment Order Id
             * Format: uuid
             */
            fulfilment_order_id: string;
            /** Hold Field */
            hold_field: string;
            /** Hold Reason */
            hold_reason: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Number */
            number: string;
            /** Service */
            service: string;
            /** State */
            state: string;
            /** Tracking Number */
            tracking_number: string;
            /** Tracking Status */
            tracking_status: string;
        };
        /**
         * ParcelShown
         * @description A parcel and its newest label. What the label cost is null for those who may not see costs.
         */
        ParcelShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Confirm State */
            confirm_state: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Estimate Minor */
            estimate_minor: number | null;
            /**
             * Fulfilment Order Id
             * Format: uuid
             */
            fulfilment_order_id: string;
            /** Hand Over By */
            hand_over_by: string | null;
            /** Handed Over At */
            handed_over_at: string | null;
            /** Has Label File */
            has_label_file: boolean;
            /** Height Mm */
            height_mm: number;
            /** Hold Field */
            hold_field: string;
            /** Hold Reason */
            hold_reason: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Late */
            is_late: boolean;
            /** Label Cost Minor */
            label_cost_minor: number | null;
            /** Label Currency */
            label_currency: string | null;
            /** Label State */
            label_state: string | null;
            /** Length Mm */
            length_mm: number;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Number */
            number: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Service */
            service: string;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** State */
            state: string;
            /** Tracking At */
            tracking_at: string | null;
            /** Tracking Number */
            tracking_number: string;
            /** Tracking Status */
            tracking_status: string;
            /** Version */
            version: number;
            /** Void Refund */
            void_refund: string | null;
            /** Void Until */
            void_until: string | null;
            /** Weight G */
            weight_g: number;
            /** Width Mm */
            width_mm: number;
        };
        /**
         * ParcelWhole
         * @description A parcel and what happened to it.
         */
        ParcelWhole: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Confirm State */
            confirm_state: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Estimate Minor */
            estimate_minor: number | null;
            /**
             * Fulfilment Order Id
             * Format: uuid
             */
            fulfilment_order_id: string;
            /** Hand Over By */
            hand_over_by: string | null;
            /** Handed Over At */
            handed_over_at: string | null;
            /** Has Label File */
            has_label_file: boolean;
            /** Height Mm */
            height_mm: number;
            /** Hold Field */
            hold_field: string;
            /** Hold Reason */
            hold_reason: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Late */
            is_late: boolean;
            /** Label Cost Minor */
            label_cost_minor: number | null;
            /** Label Currency */
            label_currency: string | null;
            /** Label State */
            label_state: string | null;
            /** Length Mm */
            length_mm: number;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Number */
            number: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Service */
            service: string;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** State */
            state: string;
            /** Timeline */
            timeline: components["schemas"]["Event"][];
            /** Tracking At */
            tracking_at: string | null;
            /** Tracking Number */
            tracking_number: string;
            /** Tracking Status */
            tracking_status: string;
            /** Version */
            version: number;
            /** Void Refund */
            void_refund: string | null;
            /** Void Until */
            void_until: string | null;
            /** Weight G */
            weight_g: number;
            /** Width Mm */
            width_mm: number;
        };
        /**
         * Parcels
         * @description Some parcels.
         */
        Parcels: {
            /** Ids */
            ids: string[];
        };
        /**
         * Part
         * @description Units of an item inside a kit.
         */
        Part: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Quantity */
            quantity: number;
        };
        /**
         * PasswordAsked
         * @description A new password for somebody else.
         */
        PasswordAsked: {
            /** Password */
            password: string;
        };
        /**
         * PasswordChange
         * @description A new password; the old one proves that it is you.
         */
        PasswordChange: {
            /** New */
            new: string;
            /** Old */
            old: string;
        };
        /**
         * Problem
         * @description Problem details (RFC 9457).
         */
        Problem: {
            /**
             * Code
             * @description stable: decide by this one
             * @example orders.closed
             */
            code: string;
            /**
             * Detail
             * @description what is wrong and what helps, in the same language
             */
            detail: string;
            /**
             * Errors
             * @description all fields that cannot be used
             * @default null
             */
            errors: components["schemas"]["FieldProblem"][] | null;
            /**
             * Field
             * @description the input to mend, where there is one
             * @default null
             */
            field: string | null;
            /** Status */
            status: number;
            /**
             * Title
             * @description the kind of problem, in the language of Accept-Language (zh or en)
             */
            title: string;
            /**
             * Trace Id
             * @description name it when you ask for help
             */
            trace_id: string;
            /**
             * Type
             * @description address of the page about this kind of problem
             * @example /problems/orders.closed
             */
            type: string;
        };
        /**
         * PushAgain
         * @description Listings (by row id) whose quantity shall be told to their channels once more.
         */
        PushAgain: {
            /** Listing Row Ids */
            listing_row_ids: string[];
        };
        /**
         * RateShown
         * @description A price row, for weights in (over_g, up_to_g]. The prices are null for those who may not see costs.
         */
        RateShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Base G */
            base_g: number;
            /** Base Minor */
            base_minor: number | null;
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            /** Days Max */
            days_max: number;
            /** Days Min */
            days_min: number;
            /** Fuel Percent Bp */
            fuel_percent_bp: number;
            /** Over G */
            over_g: number;
            /** Per Kg Minor */
            per_kg_minor: number | null;
            /** Postcode Prefix */
            postcode_prefix: string;
            /** Service */
            service: string;
            /** Step G */
            step_g: number;
            /** Up To G */
            up_to_g: number;
            /** Volumetric Divisor */
            volumetric_divisor: number;
        };
        /**
         * Recipe
         * @description What one unit of a kit is made of.
         */
        Recipe: {
            /** Components */
            components: components["schemas"]["Part"][];
        };
        /**
         * Recovery
         * @description Codes that work once each when the phone is lost. They are shown this once.
         */
        Recovery: {
            /** Codes */
            codes: string[];
        };
        /**
         * RefusedOrder
         * @description An order to which it was not done, and why, in the reader's language.
         */
        RefusedOrder: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * ReleaseMany
         * @description Which orders go on; without a code all their holds are lifted.
         */
        ReleaseMany: {
            /**
             * Code
             * @default
             */
            code: string;
            /** Ids */
            ids: string[];
        };
        /**
         * ReleaseOrder
         * @description Which hold is lifted; without a code all of them.
         */
        ReleaseOrder: {
            /**
             * Code
             * @default
             */
            code: string;
        };
        /**
         * Replay
         * @description The incidents whose parked work shall run again.
         */
        Replay: {
            /** Ids */
            ids: string[];
        };
        /**
         * Replayed
         * @description Messages that shall be read once more.
         */
        Replayed: {
            /** Ids */
            ids: string[];
        };
        /**
         * ReservedShown
         * @description Units that are promised to the order; `location_id` null: short.
         */
        ReservedShown: {
            /** Expires At */
            expires_at: string | null;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Location Id */
            location_id: string | null;
            /** Quantity */
            quantity: number;
            /** State */
            state: string;
        };
        /**
         * Resolve
         * @description What was done.
         */
        Resolve: {
            /** Ids */
            ids: string[];
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * RoleAsked
         * @description What a role may do: noun -> verbs. Without a version it is made, with one it is changed.
         */
        RoleAsked: {
            /** Permissions */
            permissions: {
                [key: string]: string[];
            };
            /**
             * Title
             * @default
             */
            title: string;
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * RoleShown
         * @description A role; version 0: built in.
         */
        RoleShown: {
            /** Is Built In */
            is_built_in: boolean;
            /** Name */
            name: string;
            /** Permissions */
            permissions: {
                [key: string]: string[];
            };
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * RoleVersion
         * @description The version that the role has now.
         */
        RoleVersion: {
            /** Version */
            version: number;
        };
        /**
         * RolesShown
         * @description All roles, and every permission that there is.
         */
        RolesShown: {
            /** Permissions */
            permissions: {
                [key: string]: string[];
            };
            /** Rows */
            rows: components["schemas"]["RoleShown"][];
        };
        /**
         * RouteShown
         * @description The newest decision about the way of the order.
         */
        RouteShown: {
            /** Cost Minor */
            cost_minor: number | null;
            /** Currency */
            currency: string;
            /**
             * Decided At
             * Format: date-time
             */
            decided_at: string;
            /**
             * Decision Id
             * Format: uuid
             */
            decision_id: string;
            /** Is Late */
            is_late: boolean;
            /** Offers */
            offers: components["schemas"]["OfferShown"][];
            /** Text */
            text: string;
        };
        /** Rows[AccountShown] */
        Rows_AccountShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["AccountShown"][];
        };
        /** Rows[AdapterShown] */
        Rows_AdapterShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["AdapterShown"][];
        };
        /** Rows[AuditShown] */
        Rows_AuditShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["AuditShown"][];
        };
        /** Rows[CallShown] */
        Rows_CallShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["CallShown"][];
        };
        /** Rows[Difference] */
        Rows_Difference_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["Difference"][];
        };
        /** Rows[HealthShown] */
        Rows_HealthShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["HealthShown"][];
        };
        /** Rows[IncidentShown] */
        Rows_IncidentShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["IncidentShown"][];
        };
        /** Rows[ItemShown] */
        Rows_ItemShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ItemShown"][];
        };
        /** Rows[KeyShown] */
        Rows_KeyShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["KeyShown"][];
        };
        /** Rows[LevelShown] */
        Rows_LevelShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["LevelShown"][];
        };
        /** Rows[ListedShown] */
        Rows_ListedShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ListedShown"][];
        };
        /** Rows[ListingShown] */
        Rows_ListingShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ListingShown"][];
        };
        /** Rows[MessageShown] */
        Rows_MessageShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["MessageShown"][];
        };
        /** Rows[MovementShown] */
        Rows_MovementShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["MovementShown"][];
        };
        /** Rows[OrderShown] */
        Rows_OrderShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["OrderShown"][];
        };
        /** Rows[ParcelShown] */
        Rows_ParcelShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ParcelShown"][];
        };
        /** Rows[RateShown] */
        Rows_RateShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["RateShown"][];
        };
        /** Rows[RuleShown] */
        Rows_RuleShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["RuleShown"][];
        };
        /** Rows[ServiceShown] */
        Rows_ServiceShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ServiceShown"][];
        };
        /** Rows[SessionShown] */
        Rows_SessionShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["SessionShown"][];
        };
        /** Rows[SuggestionShown] */
        Rows_SuggestionShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["SuggestionShown"][];
        };
        /** Rows[UserShown] */
        Rows_UserShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["UserShown"][];
        };
        /**
         * RuleFields
         * @description What a company configured. All conditions that are set have to fit; an empty one fits anything.
         */
        RuleFields: {
            /** Countries */
            countries?: string[];
            /**
             * Currency
             * @default
             */
            currency: string;
            /**
             * Is Enabled
             * @default true
             */
            is_enabled: boolean;
            /** Item Ids */
            item_ids?: string[];
            /**
             * Kind
             * @enum {string}
             */
            kind: "prefer" | "forbid" | "hold";
            /** Location Ids */
            location_ids?: string[];
            /**
             * Only Late
             * @default false
             */
            only_late: boolean;
            /**
             * Over G
             * @default 0
             */
            over_g: number;
            /**
             * Over Minor
             * @default 0
             */
            over_minor: number;
            /** Services */
            services?: [
                string,
                string
            ][];
            /** Shop Ids */
            shop_ids?: string[];
            /** Title */
            title: string;
            /**
             * Up To G
             * @default 0
             */
            up_to_g: number;
            /**
             * Up To Minor
             * @default 0
             */
            up_to_minor: number;
        };
        /**
         * RuleShown
         * @description A rule of the company.
         */
        RuleShown: {
            /** Countries */
            countries: string[];
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Enabled */
            is_enabled: boolean;
            /** Item Ids */
            item_ids: string[];
            /** Kind */
            kind: string;
            /** Location Ids */
            location_ids: string[];
            /** Only Late */
            only_late: boolean;
            /** Over G */
            over_g: number;
            /** Over Minor */
            over_minor: number;
            /** Services */
            services: [
                string,
                string
            ][];
            /** Shop Ids */
            shop_ids: string[];
            /** Title */
            title: string;
            /** Up To G */
            up_to_g: number;
            /** Up To Minor */
            up_to_minor: number;
        };
        /**
         * ScopeShown
         * @description The shops and locations of a permission; null: all.
         */
        ScopeShown: {
            /** Locations */
            locations: string[] | null;
            /** Shops */
            shops: string[] | null;
        };
        /**
         * SecretsAsked
         * @description New keys of an account.
         */
        SecretsAsked: {
            /** Secrets */
            secrets: {
                [key: string]: string;
            };
        };
        /**
         * ServiceShown
         * @description A carrier's product and what it takes.
         */
        ServiceShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Address Line Max */
            address_line_max: number;
            /** Code */
            code: string;
            /** Is Enabled */
            is_enabled: boolean;
            /** Is Latin Only */
            is_latin_only: boolean;
            /** Is Tracked */
            is_tracked: boolean;
            /** Needs Customs */
            needs_customs: boolean;
            /** Needs Ioss Eu */
            needs_ioss_eu: boolean;
            /** Needs Phone */
            needs_phone: boolean;
            /** Needs Postcode */
            needs_postcode: boolean;
            /** Needs State */
            needs_state: boolean;
            /** Takes Battery */
            takes_battery: boolean;
            /** Takes Dangerous */
            takes_dangerous: boolean;
            /** Takes Liquid */
            takes_liquid: boolean;
            /** Takes Po Box */
            takes_po_box: boolean;
            /** Title En */
            title_en: string;
            /** Title Zh */
            title_zh: string;
        };
        /**
         * SessionShown
         * @description One of my sessions.
         */
        SessionShown: {
            /** Agent */
            agent: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Is This
             * @default false
             */
            is_this: boolean;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
        };
        /**
         * SheetTaken
         * @description How many price rows an account has now.
         */
        SheetTaken: {
            /** Rates */
            rates: number;
        };
        /**
         * SignedIn
         * @description A fresh session; its cookie came along.
         */
        SignedIn: {
            /** Csrf */
            csrf: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * StockLocationShown
         * @description A location as the stock knows it.
         */
        StockLocationShown: {
            /** Code */
            code: string;
            /** Country */
            country: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Sellable */
            is_sellable: boolean;
            /** Priority */
            priority: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * SuggestionShown
         * @description An item that a listing may be; `why` is sku, barcode, plain_sku or title.
         */
        SuggestionShown: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Score */
            score: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
            /** Why */
            why: string;
        };
        /**
         * Terms
         * @description How many units listings keep back, and at most show (null: no limit).
         */
        Terms: {
            /**
             * Buffer
             * @default 0
             */
            buffer: number;
            /** Cap */
            cap?: number | null;
            /** Listing Row Ids */
            listing_row_ids: string[];
        };
        /**
         * Today
         * @description Figures up to `count_max` each. Those of the whole company are null for people whose right ends at some shops.
         */
        Today: {
            backlog: components["schemas"]["BacklogShown"] | null;
            /** Count Max */
            count_max: number;
            hour: components["schemas"]["HourShown"] | null;
            /** Oversold */
            oversold: number | null;
            /** States */
            states: {
                [key: string]: number;
            };
            /** Urgency */
            urgency: {
                [key: string]: number;
            };
            /** Waiting */
            waiting: components["schemas"]["WaitingShown"][] | null;
        };
        /**
         * TotpBegun
         * @description What the authenticator app needs: the address behind the QR code, or the secret to be typed in.
         */
        TotpBegun: {
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
        };
        /**
         * TransferAsked
         * @description Free units that go to another location.
         */
        TransferAsked: {
            /**
             * From Location Id
             * Format: uuid
             */
            from_location_id: string;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Quantity */
            quantity: number;
            /**
             * To Location Id
             * Format: uuid
             */
            to_location_id: string;
        };
        /**
         * Transfers
         * @description Transfers that happen together or not at all.
         */
        Transfers: {
            /** Rows */
            rows: components["schemas"]["TransferAsked"][];
        };
        /**
         * UserAsked
         * @description Somebody who shall be able to sign in.
         */
        UserAsked: {
            /** Email */
            email: string;
            /** Grants */
            grants: components["schemas"]["GrantAsked"][];
            /**
             * Name
             * @default
             */
            name: string;
            /** Password */
            password: string;
        };
        /**
         * UserEdit
         * @description What shall be different.
         */
        UserEdit: {
            /** Name */
            name?: string | null;
            /** State */
            state?: ("active" | "disabled") | null;
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * UserShown
         * @description A user.
         */
        UserShown: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string;
            /** Failed Logins */
            failed_logins: number;
            /** Grants */
            grants: components["schemas"]["GrantShown"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Totp On */
            is_totp_on: boolean;
            /** Last Login At */
            last_login_at: string | null;
            /** Locked Until */
            locked_until: string | null;
            /** Name */
            name: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * WaitFor
         * @description Whom and what it waits for.
         */
        WaitFor: {
            /** Ids */
            ids: string[];
            /** Reason */
            reason: string;
        };
        /**
         * WaitingShown
         * @description Open incidents of an owner, and those over their time.
         */
        WaitingShown: {
            /** Count */
            count: number;
            /** Overdue */
            overdue: number;
            /** Owner */
            owner: string;
        };
        /**
         * HoldShown
         * @description A reason why a person has to look first.
         */
        linkstar__api__orders__HoldShown: {
            /** Actor */
            actor: string;
            /** Code */
            code: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Reason */
            reason: string;
            /** Released At */
            released_at: string | null;
            /** Released By */
            released_by: string;
        };
        /**
         * HoldShown
         * @description Units that are held until a moment. `id` ends the hold.
         */
        linkstar__api__reservations__HoldShown: {
            /** Expires At */
            expires_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Location Id */
            location_id: string | null;
            /** Quantity */
            quantity: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_all_api_v1_api_keys_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_KeyShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_api_v1_api_keys_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyMade"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.too_many_rights`: You cannot give rights that you do not have yourself: {rights}.
             *
             *     `forbidden` or `access.csrf`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.role_unknown`: There is no role named {role}.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_api_v1_api_keys__key_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_lines_api_v1_audit_get: {
        parameters: {
            query?: {
                noun?: string;
                subject?: string | null;
                actor?: string;
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_AuditShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_items_api_v1_catalog_items_get: {
        parameters: {
            query?: {
                search?: string;
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ItemShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_item_api_v1_catalog_items_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `catalog.sku_taken`: There is an item with the SKU {sku} already.
             *
             *     `catalog.barcode_taken`: The barcode {barcode} belongs to another item already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_item_api_v1_catalog_items__item_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemShown"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_item_api_v1_catalog_items__item_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemEdit"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `conflict`: This has changed since you opened it. Load it again and repeat your change.
             *
             *     `catalog.sku_taken`: There is an item with the SKU {sku} already.
             *
             *     `catalog.barcode_taken`: The barcode {barcode} belongs to another item already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_recipe_api_v1_catalog_items__item_id__recipe_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Recipe"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `catalog.kit_not_allowed`: The recipe of {sku} cannot be used: {why}.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_listings_api_v1_catalog_listings_get: {
        parameters: {
            query?: {
                state?: "" | "linked" | "unlinked";
                shop_id?: string | null;
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ListingShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_terms_api_v1_catalog_listings_terms_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Terms"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    link_api_v1_catalog_listings__listing_row_id__link_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                listing_row_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggest_api_v1_catalog_listings__listing_row_id__suggestions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listing_row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_SuggestionShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_all_api_v1_connect_accounts_get: {
        parameters: {
            query?: {
                kind?: ("channel" | "carrier") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_AccountShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_api_v1_connect_accounts_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connect.unknown_adapter`: LinkStar has no {kind} named {name}. Known are: {known}. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connect.account_taken`: {partner} account {external_id} is already connected. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `connect.address_refused`: LinkStar does not call {address}: {why}. Use the partner's public https address.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_one_api_v1_connect_accounts__account_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountShown"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pause_one_api_v1_connect_accounts__account_id__pause_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_one_api_v1_connect_accounts__account_id__resume_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_secrets_api_v1_connect_accounts__account_id__secrets_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretsAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_adapters_api_v1_connect_adapters_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_AdapterShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authorise_api_v1_connect_authorise_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthoriseUrl"];
                };
            };
            /**
             * @description `connect.cannot_authorise`: {partner} has no authorisation page. Enter its keys instead.
             *
             *     `bad_address`, `http_400`: the address or the body cannot be read
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connect.unknown_adapter`: LinkStar has no {kind} named {name}. Known are: {known}. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `connect.address_refused`: LinkStar does not call {address}: {why}. Use the partner's public https address.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callback_api_v1_connect_callback_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /**
             * @description `connect.grant_unknown`: This authorisation is unknown, was used before or took too long. Start it again.
             *
             *     `bad_address`, `http_400`: the address or the body cannot be read
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connect.account_mismatch`: You authorised account {given}, but {wanted} was to be renewed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connect.partner_trouble`: The partner did not accept this: {message}. Try again, or look at the call log by the trace id. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_calls_api_v1_connect_calls_get: {
        parameters: {
            query?: {
                trace_id?: string;
                account_id?: string | null;
                only_failed?: boolean;
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_CallShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_api_v1_connect_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_HealthShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_messages_api_v1_connect_messages_get: {
        parameters: {
            query?: {
                account_id?: string | null;
                external_id?: string;
                state?: "" | "received" | "applied" | "stale" | "failed" | "ignored";
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_MessageShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_api_v1_connect_messages_replay_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Replayed"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_message_api_v1_connect_messages__message_id__get: {
        parameters: {
            query?: {
                /** @description personal data in full; needs contacts:unmask and is written to the audit trail */
                unmask?: boolean;
            };
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageWhole"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forbid_api_v1_contacts_forbid_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pair"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `contacts.one_identity`: These are one and the same identity.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlink_api_v1_contacts_links__link_id__undo_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `contacts.not_undoable`: This is not a link that still holds, so it cannot be undone. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_api_v1_contacts_merge_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pair"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `contacts.already_linked`: These two belong to the same contact already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `contacts.one_identity`: These are one and the same identity.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_contact_api_v1_contacts__contact_id__get: {
        parameters: {
            query?: {
                /** @description personal data in full; needs contacts:unmask and is written to the audit trail */
                unmask?: boolean;
            };
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactShown"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listen_api_v1_events_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_incidents_api_v1_incidents_get: {
        parameters: {
            query?: {
                state?: ("open" | "acknowledged" | "waiting" | "resolved" | "ignored")[];
                kind?: string;
                subject?: string | null;
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_IncidentShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge_api_v1_incidents_acknowledge_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledge"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `incidents.closed`: This incident is already closed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_open_api_v1_incidents_count_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ignore_api_v1_incidents_ignore_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ignore"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `incidents.closed`: This incident is already closed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_api_v1_incidents_replay_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Replay"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `incidents.closed`: This incident is already closed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolve_api_v1_incidents_resolve_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resolve"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `incidents.closed`: This incident is already closed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wait_for_api_v1_incidents_wait_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaitFor"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `incidents.closed`: This incident is already closed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_incident_api_v1_incidents__incident_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentShown"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adjust_api_v1_inventory_adjust_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Adjustments"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `inventory.not_enough_stock`: Only {free} unit(s) are free there; {wanted} were asked for. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_count_api_v1_inventory_counts_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountStart"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_count_api_v1_inventory_counts__count_id__post_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                count_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountPost"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_Difference_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `inventory.count_closed`: This count is already closed. Start a new one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_movements_api_v1_inventory_items__item_id__movements_get: {
        parameters: {
            query?: {
                location_id?: string | null;
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_MovementShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such thing in your company, or none of your shops and locations */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_levels_api_v1_inventory_levels_get: {
        parameters: {
            query?: {
                item_id?: string[] | null;
                location_id?: string | null;
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_LevelShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_listed_api_v1_inventory_listed_get: {
        parameters: {
            query: {
                listing_row_id: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ListedShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    push_again_api_v1_inventory_push_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushAgain"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive_api_v1_inventory_receive_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Arrivals"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hold_api_v1_inventory_reservations_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["linkstar__api__reservations__HoldShown"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `inventory.sold_out`: Sold out: there are not {wanted} free unit(s) of this item left. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.key_reused`: This Idempotency-Key was used for another request. Use a new key for a new request.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_api_v1_inventory_reservations__hold_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `inventory.hold_unknown`: This hold does not exist or has ended. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transfer_api_v1_inventory_transfer_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Transfers"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `inventory.not_enough_stock`: Only {free} unit(s) are free there; {wanted} were asked for. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_orders_api_v1_orders_get: {
        parameters: {
            query?: {
                state?: "" | "awaiting_payment" | "unmapped" | "on_hold" | "ready" | "released" | "partly_shipped" | "shipped" | "completed" | "cancel_requested" | "cancelled" | "channel_fulfilled";
                shop_id?: string | null;
                number?: string;
                contact_id?: string | null;
                /** @description where it goes, ISO 3166-1 alpha-2 */
                country?: string;
                payment?: "" | "pending" | "authorised" | "paid" | "partly_refunded" | "refunded" | "charged_back";
                placed_from?: string | null;
                /** @description not included */
                placed_until?: string | null;
                /** @description open ones to be handed over before */
                ship_by_until?: string | null;
                /** @description held for this reason, its code */
                hold?: string;
                /** @description only those that no webhook told of in time */
                is_late?: boolean;
                /** @description with a line of exactly this SKU */
                sku?: string;
                /** @description a number, tracking number or SKU; words of a listing; words of a buyer if you may unmask */
                q?: string;
                /** @description words of a name, an e-mail address or its beginning, a phone number; for who may unmask */
                customer?: string;
                /** @description a tracking number or a parcel's number */
                tracking?: string;
                /** @description only those of these orders that fit */
                id?: string[];
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_OrderShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: You have no right to {verb} {noun}. Ask an administrator of your company.
             *
             *     `forbidden` or `access.csrf`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_api_v1_orders_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `orders.number_taken`: Order {number} was typed in for this shop already. Edit that one, or use another number. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hold_many_api_v1_orders_hold_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldMany"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fate"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_many_api_v1_orders_release_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseMany"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fate"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_order_api_v1_orders__order_id__get: {
        parameters: {
            query?: {
                /** @description personal data in full; needs contacts:unmask and is written to the audit trail */
                unmask?: boolean;
            };
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such thing in your company, or none of your shops and locations */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_address_api_v1_orders__order_id__address_patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditAddress"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `orders.closed`: Order {number} is {state} and cannot be changed.
             *
             *     `conflict`: This has changed since you opened it. Load it again and repeat your change.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_api_v1_orders__order_id__cancel_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_found`: There is no {thing} with this id in your company.
             *
             *     `orders.no_such_line`: Order {number} has no line {line}.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `orders.closed`: Order {number} is {state} and cannot be changed.
             *
             *     `orders.too_many`: Only {open} unit(s) of {sku} are still open; {wanted} were asked for.
             *
             *     `conflict`: This has changed since you opened it. Load it again and repeat your change.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hold_api_v1_orders__order_id__hold_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_api_v1_orders__order_id__release_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain_route_api_v1_orders__order_id__route_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteShown"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such thing in your company, or none of your shops and locations */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_all_api_v1_roles_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesShown"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_roles__name__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleVersion"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.too_many_rights`: You cannot give rights that you do not have yourself: {rights}.
             *
             *     `forbidden` or `access.csrf`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such thing in your company, or none of your shops and locations */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.role_built_in`: {role} is a built-in role and cannot be changed. Make a role of your own.
             *
             *     `conflict`: This has changed since you opened it. Load it again and repeat your change.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drop_api_v1_roles__name__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.role_built_in`: {role} is a built-in role and cannot be changed. Make a role of your own.
             *
             *     `access.role_in_use`: {count} user(s) or API key(s) still have the role {role}.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_api_v1_session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_sessions_api_v1_session_all_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_SessionShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_other_sessions_api_v1_session_all_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login_api_v1_session_login_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.login_failed`: E-mail address or password is not right. Please try again.
             *
             *     `access.code_needed`: Please enter the 6-digit code of your authenticator app, or a recovery code.
             *
             *     `access.code_wrong`: This code is not right or was used already. Wait for the next one.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.csrf`: another site sent this by somebody's browser */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.choose_company`: You have accounts at several companies: {companies}. Say which one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.login_locked`: Too many attempts. To protect this account, please wait {minutes} minute(s), or ask your administrator to unlock it.
             *
             *     `access.too_many_attempts`: Too many sign-ins from your network. Please wait {minutes} minute(s).
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout_api_v1_session_logout_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password_api_v1_session_password_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.login_failed`: E-mail address or password is not right. Please try again.
             *
             *     `access.not_signed_in`: no session and no API key, or one that has ended
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.password_too_short`: The password needs at least {length} characters. A sentence is a good one.
             *
             *     `access.password_too_easy`: This password is easy to guess. Do not use your name, address, or a well-known word.
             *
             *     `access.password_too_long`: The password has more than {length} characters.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_totp_api_v1_session_totp_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirm"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpBegun"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.login_failed`: E-mail address or password is not right. Please try again.
             *
             *     `access.not_signed_in`: no session and no API key, or one that has ended
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_totp_api_v1_session_totp_confirm_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.code_wrong`: This code is not right or was used already. Wait for the next one.
             *
             *     `access.not_signed_in`: no session and no API key, or one that has ended
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.totp_not_begun`: There is no second factor to confirm or switch off. Begin with setting it up. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switch_off_totp_api_v1_session_totp_off_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirm"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.login_failed`: E-mail address or password is not right. Please try again.
             *
             *     `access.code_wrong`: This code is not right or was used already. Wait for the next one.
             *
             *     `access.not_signed_in`: no session and no API key, or one that has ended
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.totp_not_begun`: There is no second factor to confirm or switch off. Begin with setting it up. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_rates_api_v1_shipping_accounts__account_id__rates_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetTaken"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_found`: There is no {thing} with this id in your company.
             *
             *     `connect.not_a_rate_sheet`: {name} takes no rate sheets: its prices come from its own service.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `body_too_large`: The request is larger than {megabytes} MB. Send it in parts.
             *
             *     `body_too_large`: more than 10 MB
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `shipping.sheet_broken`: {count} line(s) of the price list cannot be used; nothing was changed. First: line {line}, {column}: {why}
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_locations_api_v1_shipping_locations_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationsShown"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_location_api_v1_shipping_locations__location_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                location_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such thing in your company, or none of your shops and locations */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_parcels_api_v1_shipping_parcels_get: {
        parameters: {
            query?: {
                order_id?: string | null;
                state?: ("planned" | "packed" | "labelled" | "handed_over" | "in_transit" | "out_for_delivery" | "delivered" | "cancelled")[];
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ParcelShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hand_over_api_v1_shipping_parcels_hand_over_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Parcels"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shipping.not_labelled`: Parcel {number} is {state}; only a parcel with a label can be handed over. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pull_api_v1_shipping_parcels_pull_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Parcels"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_parcel_api_v1_shipping_parcels__parcel_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                parcel_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParcelWhole"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_label_api_v1_shipping_parcels__parcel_id__label_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                parcel_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "text/zpl": unknown;
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_api_v1_shipping_parcels__parcel_id__release_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                parcel_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Mend"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `shipping.not_held`: Parcel {number} is not held.
             *
             *     `conflict`: This has changed since you opened it. Load it again and repeat your change.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rates_api_v1_shipping_rates_get: {
        parameters: {
            query: {
                /** @description ISO 3166-1 alpha-2 */
                country: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_RateShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rules_api_v1_shipping_rules_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_RuleShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_rule_api_v1_shipping_rules_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_rule_api_v1_shipping_rules__rule_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleFields"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such thing in your company, or none of your shops and locations */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_services_api_v1_shipping_services_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ServiceShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_today_api_v1_today_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Today"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_all_api_v1_users_get: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_UserShown_"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_api_v1_users_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.too_many_rights`: You cannot give rights that you do not have yourself: {rights}.
             *
             *     `forbidden` or `access.csrf`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.email_taken`: There is a user with the address {email} already.
             *
             *     `access.last_owner`: This is the last active owner of the company. Make somebody else an owner first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.password_too_short`: The password needs at least {length} characters. A sentence is a good one.
             *
             *     `access.password_too_easy`: This password is easy to guess. Do not use your name, address, or a well-known word.
             *
             *     `access.password_too_long`: The password has more than {length} characters.
             *
             *     `access.role_unknown`: There is no role named {role}.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_one_api_v1_users__user_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserShown"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_api_v1_users__user_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserEdit"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.too_many_rights`: You cannot give rights that you do not have yourself: {rights}.
             *
             *     `forbidden` or `access.csrf`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `conflict`: This has changed since you opened it. Load it again and repeat your change.
             *
             *     `access.last_owner`: This is the last active owner of the company. Make somebody else an owner first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.role_unknown`: There is no role named {role}.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_grants_api_v1_users__user_id__grants_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantsAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.too_many_rights`: You cannot give rights that you do not have yourself: {rights}.
             *
             *     `forbidden` or `access.csrf`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `conflict`: This has changed since you opened it. Load it again and repeat your change.
             *
             *     `access.last_owner`: This is the last active owner of the company. Make somebody else an owner first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outdated`: it does not match If-Match any more */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.role_unknown`: There is no role named {role}.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_needed`: say which version you edit */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_password_api_v1_users__user_id__password_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.too_many_rights`: You cannot give rights that you do not have yourself: {rights}.
             *
             *     `forbidden` or `access.csrf`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.password_too_short`: The password needs at least {length} characters. A sentence is a good one.
             *
             *     `access.password_too_easy`: This password is easy to guess. Do not use your name, address, or a well-known word.
             *
             *     `access.password_too_long`: The password has more than {length} characters.
             *
             *     `invalid`: an input cannot be used; `errors` names the fields
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_sessions_api_v1_users__user_id__sessions_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_totp_api_v1_users__user_id__totp_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `access.too_many_rights`: You cannot give rights that you do not have yourself: {rights}.
             *
             *     `forbidden` or `access.csrf`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlock_api_v1_users__user_id__unlock_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.not_signed_in`: no session and no API key, or one that has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` or `access.csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics_metrics_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready_ready_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive_webhooks__token__post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kept"];
                };
            };
            /** @description `bad_address`, `http_400`: the address or the body cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `webhooks.not_signed`: The signature of this delivery does not fit.
             *
             *     `webhooks.too_old`: This delivery was signed too long ago. Send a fresh one.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {thing} with this id in your company. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: more than 10 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_packed`: a Content-Encoding; send the body as it is */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: an input cannot be used; `errors` names the fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: the database is busy; ask again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
