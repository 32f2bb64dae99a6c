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
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export
         * @description The lines as CSV, newest first, however many; cells that a spreadsheet would run as a formula are made harmless.
         */
        get: operations["export_api_v1_audit_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Line
         * @description One line of the trail.
         */
        get: operations["get_line_api_v1_audit__entry_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All
         * @description All automations, in the order in which they decide, each with how it fared since it says what it says.
         */
        get: operations["list_all_api_v1_automations_get"];
        put?: never;
        /**
         * Make
         * @description Makes an automation. It is switched off, and the last in the list.
         */
        post: operations["make_api_v1_automations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description What a draft reads as: the sentence, the expression, and the lines it can be chosen by; or what is wrong with it.
         */
        post: operations["check_api_v1_automations_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Choices
         * @description What automations are put together from, in the reader's language.
         */
        get: operations["get_choices_api_v1_automations_choices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Arrange
         * @description Puts automations into order; those that are not named come after them.
         */
        put: operations["arrange_api_v1_automations_order_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dry Run
         * @description What a draft would have done to the orders of the last days, beside all that is switched on; it changes nothing.
         */
        post: operations["dry_run_api_v1_automations_try_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{automation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get One
         * @description One automation.
         */
        get: operations["get_one_api_v1_automations__automation_id__get"];
        /**
         * Edit
         * @description Replaces what an automation says. One that is on stays on; what it did before stays told with its former version.
         */
        put: operations["edit_api_v1_automations__automation_id__put"];
        post?: never;
        /**
         * Remove
         * @description Takes an automation off the list; what it did stays told.
         */
        delete: operations["remove_api_v1_automations__automation_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{automation_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Changes
         * @description What became of an automation and who did it, the newest first, with what it said from then on.
         */
        get: operations["list_changes_api_v1_automations__automation_id__changes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{automation_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Done
         * @description What an automation did to orders, the newest order first.
         */
        get: operations["list_done_api_v1_automations__automation_id__done_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{automation_id}/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch
         * @description Switches an automation on for a share of all orders, or off.
         */
        post: operations["switch_api_v1_automations__automation_id__switch_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{automation_id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Back
         * @description Lets an automation say again what an earlier version said.
         */
        post: operations["take_back_api_v1_automations__automation_id__take_back_post"];
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
    "/api/v1/catalog/items/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Item Sheet
         * @description Makes and edits items from a CSV with a column `sku`; an empty cell leaves a field as it is, "-" empties it.
         */
        post: operations["put_item_sheet_api_v1_catalog_items_sheet_post"];
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
        /**
         * Get Recipe
         * @description The recipe of a kit as it holds now, and the kits that need this item.
         */
        get: operations["get_recipe_api_v1_catalog_items__item_id__recipe_get"];
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
    "/api/v1/catalog/listings/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link Many
         * @description Says what listings stand for; orders that waited for them go on. Of a listing that is named twice the last word counts.
         */
        post: operations["link_many_api_v1_catalog_listings_link_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/listings/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Listing Sheet
         * @description Links listings to items and sets how much they offer, from a CSV with the columns `shop` and `listing_id` or `sku`.
         */
        post: operations["put_listing_sheet_api_v1_catalog_listings_sheet_post"];
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
    "/api/v1/catalog/listings/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlink Many
         * @description Takes links back. Orders that were captured keep what they meant; new ones wait, and the channel is told nothing more.
         */
        post: operations["unlink_many_api_v1_catalog_listings_unlink_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/listings/unlinked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Inbox
         * @description Listings that nobody linked yet, with the orders that wait for them and the items that they probably are.
         */
        get: operations["list_inbox_api_v1_catalog_listings_unlinked_get"];
        put?: never;
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
    "/api/v1/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Company
         * @description The company.
         */
        get: operations["get_company_api_v1_company_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit Company
         * @description Changes the company. Amounts that were booked stay as they are, in the currency that they were booked in.
         */
        patch: operations["edit_company_api_v1_company_patch"];
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
        /**
         * Rename One
         * @description Gives an account another name.
         */
        patch: operations["rename_one_api_v1_connect_accounts__account_id__patch"];
        trace?: never;
    };
    "/api/v1/connect/accounts/{account_id}/authorise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Authorise Again
         * @description Begins authorising a connected shop anew, with the keys of our application that it has already.
         */
        post: operations["authorise_again_api_v1_connect_accounts__account_id__authorise_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/accounts/{account_id}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Budgets
         * @description What an account may still call by operation, the emptiest first; an operation that was never called has no row yet.
         */
        get: operations["budgets_api_v1_connect_accounts__account_id__budgets_get"];
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
    "/api/v1/connect/calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Call
         * @description One call to a partner, with request and answer redacted.
         */
        get: operations["one_call_api_v1_connect_calls__call_id__get"];
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
    "/api/v1/finance/exchange-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rates
         * @description The newest rates up to today, and the currencies that lack one.
         */
        get: operations["list_rates_api_v1_finance_exchange_rates_get"];
        /**
         * Put Rates
         * @description Keeps rates of a day, over what was known of it. Routes are chosen with the newest ones up to today.
         */
        put: operations["put_rates_api_v1_finance_exchange_rates_put"];
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
    "/api/v1/inventory/bins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put
         * @description Writes where items lie on the shelves of locations.
         */
        put: operations["put_api_v1_inventory_bins_put"];
        post?: never;
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
        /**
         * List All Counts
         * @description Counts, the newest first.
         */
        get: operations["list_all_counts_api_v1_inventory_counts_get"];
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
    "/api/v1/inventory/counts/{count_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get One Count
         * @description A count with what posting it would do.
         */
        get: operations["get_one_count_api_v1_inventory_counts__count_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/counts/{count_id}/cancel": {
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
         * @description Ends a count without posting it.
         */
        post: operations["cancel_api_v1_inventory_counts__count_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/counts/{count_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Figures
         * @description Keeps figures of a count that goes on, and answers what posting it would do; items it is not about are left out.
         */
        put: operations["put_figures_api_v1_inventory_counts__count_id__lines_put"];
        post?: never;
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
    "/api/v1/inventory/items/{item_id}/foresee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Foresee
         * @description Which orders would go short if only so many units stood at a location; changes nothing.
         */
        get: operations["foresee_api_v1_inventory_items__item_id__foresee_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{item_id}/mirrored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Mirrored Units
         * @description What partners who keep places stated last about an item: units by state, in their words beside ours.
         */
        get: operations["list_mirrored_units_api_v1_inventory_items__item_id__mirrored_get"];
        put?: never;
        post?: never;
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
    "/api/v1/inventory/items/{item_id}/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Promises
         * @description To whom units of an item are promised, the oldest promise first.
         */
        get: operations["list_promises_api_v1_inventory_items__item_id__promises_get"];
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
         * @description What listings shall offer against what their channels show, in the order the listings were first seen.
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
    "/api/v1/inventory/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Locations
         * @description The locations that hold stock, the most important first.
         */
        get: operations["list_locations_api_v1_inventory_locations_get"];
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
    "/api/v1/inventory/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Stock
         * @description Items with their units by location, by SKU; kits have no stock of their own.
         */
        get: operations["list_stock_api_v1_inventory_stock_get"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/api/v1/notices/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Deliveries
         * @description The messages that were sent or are on their way, the newest first.
         */
        get: operations["list_deliveries_api_v1_notices_deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/deliveries/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend
         * @description Sends messages once more, under the same keys; those that still wait are left alone.
         */
        post: operations["resend_api_v1_notices_deliveries_resend_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Events
         * @description What can be heard of.
         */
        get: operations["list_events_api_v1_notices_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Secret
         * @description A fresh secret to sign webhooks with: enter it when you connect the receiver, and give it to the receiver.
         */
        post: operations["make_secret_api_v1_notices_secret_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All
         * @description All subscriptions, the oldest first.
         */
        get: operations["list_all_api_v1_notices_subscriptions_get"];
        put?: never;
        /**
         * Make
         * @description Makes a subscription.
         */
        post: operations["make_api_v1_notices_subscriptions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/subscriptions/{subscription_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Edit
         * @description Replaces what a subscription says. What waits for one that is switched off is not told.
         */
        put: operations["edit_api_v1_notices_subscriptions__subscription_id__put"];
        post?: never;
        /**
         * Remove
         * @description Takes a subscription away; what it sent stays in the log.
         */
        delete: operations["remove_api_v1_notices_subscriptions__subscription_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/subscriptions/{subscription_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Test
         * @description Sends a test message at once, quiet hours or not; the answer names it in the log.
         */
        post: operations["send_test_api_v1_notices_subscriptions__subscription_id__test_post"];
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
    "/api/v1/orders/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign Many
         * @description Says who looks after orders.
         */
        post: operations["assign_many_api_v1_orders_assign_post"];
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
    "/api/v1/orders/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Buy Labels
         * @description Asks again for the labels of orders whose carrier refused one; the others are told why there is nothing to buy.
         */
        post: operations["buy_labels_api_v1_orders_labels_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/labels/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Print Labels
         * @description The labels of orders in one file, in the order asked for. They show addresses in full: the audit trail says who.
         */
        post: operations["print_labels_api_v1_orders_labels_print_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/merge": {
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
         * @description Puts orders of one buyer into one box; each channel is told its own, each order bears its share of the freight.
         */
        post: operations["merge_api_v1_orders_merge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Colleagues
         * @description Colleagues who may look after orders, by name.
         */
        get: operations["list_colleagues_api_v1_orders_people_get"];
        put?: never;
        post?: never;
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
    "/api/v1/orders/tag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tag Many
         * @description Puts tags on orders, closed ones too, and takes others off.
         */
        post: operations["tag_many_api_v1_orders_tag_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Known Tags
         * @description The tags that orders bear, to choose from.
         */
        get: operations["list_known_tags_api_v1_orders_tags_get"];
        put?: never;
        post?: never;
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
    "/api/v1/orders/{order_id}/cancel/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Cancel
         * @description What cancelling the order, or units of it, will do.
         */
        post: operations["preview_cancel_api_v1_orders__order_id__cancel_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/edit/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Edit
         * @description What other units or another address will do: which promises change, whether it goes another way, which labels.
         */
        post: operations["preview_edit_api_v1_orders__order_id__edit_preview_post"];
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
    "/api/v1/orders/{order_id}/lines": {
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
         * Edit Lines
         * @description Changes how many units of lines are sent; promises, route and parcels follow.
         */
        patch: operations["edit_lines_api_v1_orders__order_id__lines_patch"];
        trace?: never;
    };
    "/api/v1/orders/{order_id}/mergeable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Mergeable
         * @description The buyer's other orders that have not left, and whether each may go in one box with this one.
         */
        get: operations["list_mergeable_api_v1_orders__order_id__mergeable_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write Note
         * @description Writes a note on the order, for colleagues only.
         */
        post: operations["write_note_api_v1_orders__order_id__notes_post"];
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
    "/api/v1/orders/{order_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend
         * @description Sends lost goods again, by an order of its own that costs the buyer nothing.
         */
        post: operations["resend_api_v1_orders__order_id__resend_post"];
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
         *
         *     Null while nothing is decided yet.
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
    "/api/v1/orders/{order_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split
         * @description Divides the order among parcels, each of which finds its own way; tells how many.
         */
        post: operations["split_api_v1_orders__order_id__split_post"];
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
    "/api/v1/sandbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Summary
         * @description The pretend partners, our accounts there, and the faults in force.
         */
        get: operations["summary_api_v1_sandbox_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries
         * @description The latest webhooks of the pretend partners to our shops, the newest first.
         */
        get: operations["deliveries_api_v1_sandbox_deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Fault
         * @description Puts a fault in force, for every company whose partners the sandbox plays; counts those in force then.
         */
        post: operations["ask_fault_api_v1_sandbox_faults_post"];
        /**
         * End Faults
         * @description Ends one fault, or all; counts those that ended.
         */
        delete: operations["end_faults_api_v1_sandbox_faults_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place Orders
         * @description Places pretend orders; they come in by webhook or poll like any other.
         */
        post: operations["place_orders_api_v1_sandbox_orders_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Received
         * @description What the pretend partners got from us: labels, confirmations, stock; the newest of each kind.
         */
        get: operations["received_api_v1_sandbox_received_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Shop
         * @description Opens a pretend shop or carrier contract with fresh keys; connect it like a real one.
         */
        post: operations["open_shop_api_v1_sandbox_shops_post"];
        delete?: never;
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
    "/api/v1/session/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter Demo
         * @description Signs in as somebody of the demo company, with the password that everybody knows; not any more once it was changed.
         */
        post: operations["enter_demo_api_v1_session_demo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * First Run
         * @description Whether this installation waits for its first company, and whether there is a demo company to enter.
         */
        get: operations["first_run_api_v1_session_first_run_get"];
        put?: never;
        /**
         * Found
         * @description Founds the first company of this installation with its owner, who is signed in at once. It works a single time.
         */
        post: operations["found_api_v1_session_first_run_post"];
        delete?: never;
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
    "/api/v1/shipping/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Holidays
         * @description Public holidays to take over into a location's calendar: known here, without asking anybody.
         */
        get: operations["list_holidays_api_v1_shipping_holidays_get"];
        put?: never;
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
    "/api/v1/shipping/manifests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All
         * @description Manifests, newest first.
         */
        get: operations["list_all_api_v1_shipping_manifests_get"];
        put?: never;
        /**
         * Make
         * @description Lists everything that is packed and labelled for a carrier at a location. A parcel stands on one manifest at most.
         */
        post: operations["make_api_v1_shipping_manifests_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/manifests/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Ready
         * @description What is packed and waits for a manifest, by location and carrier.
         */
        get: operations["list_ready_api_v1_shipping_manifests_waiting_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/manifests/{manifest_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get One
         * @description One manifest and what stands on it.
         */
        get: operations["get_one_api_v1_shipping_manifests__manifest_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/manifests/{manifest_id}/cancel": {
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
         * @description Takes a manifest back before the carrier has come; its parcels wait for another one.
         */
        post: operations["cancel_api_v1_shipping_manifests__manifest_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/manifests/{manifest_id}/hand-over": {
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
         * @description Says that the carrier took everything on the manifest.
         */
        post: operations["hand_over_api_v1_shipping_manifests__manifest_id__hand_over_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/manifests/{manifest_id}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Paper
         * @description The manifest to print and sign (PDF) or to send to the carrier (CSV). It names no buyer.
         */
        get: operations["download_paper_api_v1_shipping_manifests__manifest_id__paper_get"];
        put?: never;
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
         * @description The carrier's label, as the carrier gave it: nothing is converted, a format it did not give is refused.
         *
         *     It shows the buyer's address in full, so the audit trail says who fetched it.
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
    "/api/v1/shipping/waves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All
         * @description Waves, newest first.
         */
        get: operations["list_all_api_v1_shipping_waves_get"];
        put?: never;
        /**
         * Make
         * @description Takes the most urgent parcels that fit into a new wave. A parcel is never in two waves; those on hold are left out.
         */
        post: operations["make_api_v1_shipping_waves_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Waiting
         * @description How many parcels wait to be taken into a wave, by location, carrier service and kind.
         */
        get: operations["list_waiting_api_v1_shipping_waves_waiting_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get One
         * @description One wave.
         */
        get: operations["get_one_api_v1_shipping_waves__wave_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/boxes/{parcel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Box
         * @description A parcel of the wave and what is in its box.
         */
        get: operations["get_box_api_v1_shipping_waves__wave_id__boxes__parcel_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/miss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Miss On Shelf
         * @description Says that a shelf holds too little: the parcels it does not suffice for fall out, each with an incident.
         */
        post: operations["miss_on_shelf_api_v1_shipping_waves__wave_id__miss_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pack
         * @description Says that parcels are packed without scanning every unit; their timelines tell so.
         */
        post: operations["pack_api_v1_shipping_waves__wave_id__pack_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Parcels
         * @description The parcels of a wave by their boxes.
         */
        get: operations["list_parcels_api_v1_shipping_waves__wave_id__parcels_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take From Shelf
         * @description Says that units were taken from the shelves. When all are, every parcel's timeline says who picked.
         */
        post: operations["take_from_shelf_api_v1_shipping_waves__wave_id__pick_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/pick-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take All From Shelves
         * @description Says that everything the wave needs was taken from the shelves.
         */
        post: operations["take_all_from_shelves_api_v1_shipping_waves__wave_id__pick_all_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/picks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List To Pick
         * @description What is to be taken from the shelves, in the order of the bins (A-2 before A-10), then of those without a bin.
         */
        get: operations["list_to_pick_api_v1_shipping_waves__wave_id__picks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Parcels Back
         * @description Takes parcels back into a wave that a person had taken out of it, as long as no other wave has them.
         */
        post: operations["put_parcels_back_api_v1_shipping_waves__wave_id__put_back_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scan
         * @description One scan of a packer: a parcel's number puts it onto the table, an item's barcode or SKU puts one unit into its box.
         *
         *     Without a parcel on the table the unit goes into the next box that needs it. A scan that is not taken changes nothing.
         */
        post: operations["scan_api_v1_shipping_waves__wave_id__scan_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/take-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Parcels Out
         * @description Takes parcels out of a wave, so that another wave may have them; what was in their boxes counts as put back.
         */
        post: operations["take_parcels_out_api_v1_shipping_waves__wave_id__take_out_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/waves/{wave_id}/unpack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unpack Boxes
         * @description Opens boxes again: everything in them counts as taken out.
         */
        post: operations["unpack_boxes_api_v1_shipping_waves__wave_id__unpack_post"];
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
    "/callbacks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove
         * @description Proves to a partner that the address is ours, when the callback is set up there.
         */
        get: operations["prove_callbacks__token__get"];
        put?: never;
        /**
         * Answer
         * @description Answers somebody who wrote to our robot with a link to LinkStar, where they sign in and decide.
         */
        post: operations["answer_callbacks__token__post"];
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
         * @description Takes a delivery; 2xx is said after it is committed and not before. Some partners are answered in their own words.
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
            kind: "channel" | "carrier" | "payment" | "warehouse" | "erp" | "notifier";
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
         *
         *     `is_pretend`: its partner is played by the sandbox.
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
            /**
             * Is Pretend
             * @default false
             */
            is_pretend: boolean;
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
         * ActionAsked
         * @description Something to be done. `value`: a text, tag, priority, user, location or carrier; `service` narrows a carrier.
         */
        ActionAsked: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "hold" | "tag" | "priority" | "note" | "assign" | "use_warehouse" | "use_service" | "prefer_service" | "avoid_service";
            /**
             * Service
             * @default
             */
            service: string;
            /** Value */
            value: string;
        };
        /**
         * ActionKindShown
         * @description What may be done. `is_many`: an order takes several of it; else the first automation in the list decides.
         */
        ActionKindShown: {
            /** Is Early */
            is_early: boolean;
            /** Is Many */
            is_many: boolean;
            /** Label */
            label: string;
            /** Of */
            of: string;
            /** Value */
            value: string;
        };
        /**
         * ActionShown
         * @description An action.
         */
        ActionShown: {
            /** Kind */
            kind: string;
            /** Service */
            service: string;
            /** Value */
            value: string;
        };
        /**
         * AdapterShown
         * @description A partner that LinkStar speaks with, what it can do, and what has to be entered to connect an account.
         *
         *     `external_id` is how the partner writes an account's name; no `keys`: the adapter does not say which it needs.
         */
        AdapterShown: {
            /** Base Url */
            base_url: string;
            /** Can */
            can: string[];
            /** External Id */
            external_id: string;
            /** Keys */
            keys: components["schemas"]["FormKey"][];
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
         * AllFxShown
         * @description The currencies that the company deals in, and those that have a rate.
         */
        AllFxShown: {
            /** Home */
            home: string;
            /** Rows */
            rows: components["schemas"]["FxShown"][];
        };
        /**
         * ArrangeAsked
         * @description The order in which they decide, the first one first.
         */
        ArrangeAsked: {
            /** Ids */
            ids: string[];
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
         * AssignMany
         * @description Which orders, and who looks after them (null: nobody).
         */
        AssignMany: {
            /** Assignee Id */
            assignee_id: string | null;
            /** Ids */
            ids: string[];
        };
        /**
         * Assigned
         * @description As Fate, and who looked after each order before: to take it back.
         */
        Assigned: {
            /** Before */
            before: {
                [key: string]: string | null;
            };
            /** Done */
            done: number;
            /** Refused */
            refused: components["schemas"]["RefusedOrder"][];
            /** Same */
            same: string[];
        };
        /**
         * At
         * @description Units of an item at a location: on hand = `atp` + `reserved` + `hold` + `damaged` + `qc` + `not_offered`.
         *
         *     `not_offered` are free units at a place that we do not promise from; `moved_at` is when the ledger last changed there.
         */
        At: {
            /** Atp */
            atp: number;
            /** Damaged */
            damaged: number;
            /** Hold */
            hold: number;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Moved At */
            moved_at: string | null;
            /** Not Offered */
            not_offered: number;
            /** On Hand */
            on_hand: number;
            /** Qc */
            qc: number;
            /** Reserved */
            reserved: number;
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
         * AutomationShown
         * @description An automation; `sentence` is all of it in words.
         */
        AutomationShown: {
            /** Actions */
            actions: components["schemas"]["ActionShown"][];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            conditions: components["schemas"]["ConditionsShown"] | null;
            counts: components["schemas"]["CountsShown"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Failures */
            failures: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** On Error */
            on_error: string;
            /** Percent */
            percent: number;
            /** Sentence */
            sentence: string;
            /** Source */
            source: string;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Trigger */
            trigger: string;
            /** Version */
            version: number;
            /** Why Paused */
            why_paused: string;
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
         * BinAsked
         * @description Where an item lies at a location; empty: nowhere in particular.
         */
        BinAsked: {
            /** Bin */
            bin: string;
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
        };
        /**
         * BinsAsked
         * @description Where items lie.
         */
        BinsAsked: {
            /** Rows */
            rows: components["schemas"]["BinAsked"][];
        };
        /**
         * BoxShown
         * @description The parcel on the table and what is in its box.
         */
        BoxShown: {
            /** Lines */
            lines: components["schemas"]["linkstar__api__packing__LineShown"][];
            parcel: components["schemas"]["WaveParcelShown"];
        };
        /**
         * Boxes
         * @description Some parcels of the wave.
         */
        Boxes: {
            /** Ids */
            ids: string[];
        };
        /**
         * BudgetShown
         * @description The call budget of an operation: `calls` may be made now, `rate` more a second, up to `burst`.
         */
        BudgetShown: {
            /** Burst */
            burst: number;
            /** Calls */
            calls: number;
            /** Operation */
            operation: string;
            /** Queued */
            queued: number;
            /** Rate */
            rate: number;
            /** Refused */
            refused: number;
            /** Spent */
            spent: number;
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
            /**
             * Give Back Labels
             * @description labels that were bought are given back, and what is left of the order goes anew
             * @default false
             */
            give_back_labels: boolean;
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
         * ChangeShown
         * @description A step in an automation's life, by whom, and what it said from then on.
         */
        ChangeShown: {
            /** Actor */
            actor: string;
            /** Actor Name */
            actor_name: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Percent */
            percent: number | null;
            /** Sentence */
            sentence: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** What */
            what: string;
        };
        /**
         * ChangedShown
         * @description One thing of an order, before and after, in words.
         */
        ChangedShown: {
            /** After */
            after: string;
            /** Before */
            before: string;
            /** Kind */
            kind: string;
        };
        /**
         * Checked
         * @description How a draft reads. `conditions` is null where only an expression can say it; `problem` says what is wrong, if anything.
         */
        Checked: {
            conditions: components["schemas"]["ConditionsShown"] | null;
            /** Field */
            field: string;
            /** Problem */
            problem: string;
            /** Sentence */
            sentence: string;
            /** Source */
            source: string;
        };
        /**
         * Choice
         * @description Something that can be chosen; `of` narrows a service to its carrier.
         */
        Choice: {
            /** Label */
            label: string;
            /**
             * Of
             * @default
             */
            of: string;
            /** Value */
            value: string;
        };
        /**
         * Choices
         * @description Everything to choose from. `lists`: the values of fields and actions by the name of their list.
         */
        Choices: {
            /** Actions */
            actions: components["schemas"]["ActionKindShown"][];
            /** Fields */
            fields: components["schemas"]["FieldShown"][];
            /** Lists */
            lists: {
                [key: string]: components["schemas"]["Choice"][];
            };
            /** Triggers */
            triggers: components["schemas"]["TriggerShown"][];
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
         * CompanyEdit
         * @description What shall be different.
         */
        CompanyEdit: {
            /** Currency */
            currency?: string | null;
            /** Language */
            language?: ("zh" | "en") | null;
            /** Name */
            name?: string | null;
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * CompanyShown
         * @description The company. `language` is of pages and messages for people who chose none.
         */
        CompanyShown: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /**
         * ConditionsAsked
         * @description Lines that all have to hold, or any of them; none at all: always.
         */
        ConditionsAsked: {
            /** Lines */
            lines?: components["schemas"]["LineAsked"][];
            /**
             * Match
             * @default all
             * @enum {string}
             */
            match: "all" | "any";
        };
        /**
         * ConditionsShown
         * @description The lines of a condition.
         */
        ConditionsShown: {
            /** Lines */
            lines: components["schemas"]["linkstar__api__automation_shapes__LineShown"][];
            /**
             * Match
             * @enum {string}
             */
            match: "all" | "any";
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
         * CountLineShown
         * @description An item of a count. Posted now, `after` units would stand there; `free_elsewhere` may serve what goes short.
         */
        CountLineShown: {
            /** After */
            after: number;
            /** Barcodes */
            barcodes: string[];
            /** Counted */
            counted: number | null;
            /** Expected */
            expected: number;
            /** Free Elsewhere */
            free_elsewhere: number;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** On Hand */
            on_hand: number;
            /** Reserved */
            reserved: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
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
         * CountShown
         * @description A count.
         */
        CountShown: {
            /** Counted */
            counted: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lines */
            lines: number;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Posted At */
            posted_at: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** State */
            state: string;
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
         * CountWhole
         * @description A count with its lines, and the orders that would go short if it were posted as it stands.
         */
        CountWhole: {
            /** Counted */
            counted: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lines */
            lines: number;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Posted At */
            posted_at: string | null;
            /** Rows */
            rows: components["schemas"]["CountLineShown"][];
            /** Shortened */
            shortened: components["schemas"]["ShortenedShown"][];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** State */
            state: string;
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
         * CountsShown
         * @description Orders since the automation says what it says: looked at, fitting, left out of the share, acted on, without an answer.
         */
        CountsShown: {
            /** Acted */
            acted: number;
            /** Failed */
            failed: number;
            /** Fitted */
            fitted: number;
            /** Left Out */
            left_out: number;
            /** Seen */
            seen: number;
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
         * Delivery
         * @description A webhook of a pretend partner to us.
         */
        Delivery: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Attempts */
            attempts: number;
            /** Error */
            error: string;
            /** Fault */
            fault: string;
            /** Id */
            id: number;
            /** Ms */
            ms: number;
            /** Partner */
            partner: string;
            /** State */
            state: string;
            /** Status */
            status: number;
            /** Topic */
            topic: string;
        };
        /**
         * DeliveryShown
         * @description A message and what became of it. `unknown`: it may have arrived, so LinkStar does not send it again by itself.
         */
        DeliveryShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Actor */
            actor: string;
            /** Count */
            count: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Ended At */
            ended_at: string | null;
            /** Error */
            error: string;
            /** Event */
            event: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string;
            /** Language */
            language: string;
            /** Lines */
            lines: string[];
            /** Next At */
            next_at: string | null;
            /** State */
            state: string;
            /**
             * Subscription Id
             * Format: uuid
             */
            subscription_id: string;
            /** Title */
            title: string;
            /** Tries */
            tries: number;
            /** Url */
            url: string;
        };
        /**
         * DemoEntry
         * @description Who one wants to be.
         */
        DemoEntry: {
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "manager" | "operator" | "warehouse" | "support" | "finance" | "auditor";
        };
        /**
         * DemoPerson
         * @description Somebody of the demo company that one may be for a while.
         */
        DemoPerson: {
            /** Name */
            name: string;
            /** Role */
            role: string;
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
         * DoneShown
         * @description What an automation did to an order.
         */
        DoneShown: {
            /** Changes */
            changes: components["schemas"]["ChangedShown"][];
            /**
             * Done At
             * Format: date-time
             */
            done_at: string;
            /** Number */
            number: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Version */
            version: number;
        };
        /**
         * DraftAsked
         * @description What an automation says. The condition is given by lines, or as an expression in CEL (`source`) for experts.
         */
        DraftAsked: {
            /** Actions */
            actions: components["schemas"]["ActionAsked"][];
            conditions?: components["schemas"]["ConditionsAsked"] | null;
            /**
             * On Error
             * @default go_on
             * @enum {string}
             */
            on_error: "go_on" | "hold";
            /**
             * Source
             * @default
             */
            source: string;
            /** Title */
            title: string;
            /**
             * Trigger
             * @enum {string}
             */
            trigger: "order_captured" | "order_ready" | "order_changed" | "order_held" | "label_made" | "parcel_trouble";
        };
        /**
         * EditAddress
         * @description Where the order shall go instead.
         */
        EditAddress: {
            /**
             * Give Back Labels
             * @description labels that were bought are given back, and what is left of the order goes anew
             * @default false
             */
            give_back_labels: boolean;
            ship_to: components["schemas"]["AddressAsked"];
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * EditLines
         * @description How many units shall still be sent, of the lines that are named: more are ordered anew, fewer are cancelled.
         */
        EditLines: {
            /**
             * Give Back Labels
             * @description labels that were bought are given back, and what is left of the order goes anew
             * @default false
             */
            give_back_labels: boolean;
            /** Lines */
            lines: components["schemas"]["LineOpen"][];
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * Effect
         * @description What a change will do. Nothing of it is done yet.
         */
        Effect: {
            /** Currency */
            currency: string;
            /** Goods After Minor */
            goods_after_minor: number;
            /** Goods Before Minor */
            goods_before_minor: number;
            /**
             * Holds
             * @description codes of the reasons why it would wait
             */
            holds: string[];
            /**
             * Is Stuck
             * @description a label would be wrong: it has to be given back, or a person decides
             */
            is_stuck: boolean;
            /** Lines */
            lines: components["schemas"]["LineEffect"][];
            /** Parcels */
            parcels: components["schemas"]["ParcelEffect"][];
            /** State After */
            state_after: string;
            /** State Before */
            state_before: string;
            /** Stock */
            stock: components["schemas"]["StockEffect"][];
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
            /**
             * Who
             * @default
             */
            who: string;
        };
        /**
         * EventShown
         * @description Something that can be heard of. `is_many`: it happens with every order, so a group of people wants it as a digest.
         */
        EventShown: {
            /** Is Many */
            is_many: boolean;
            /** Name */
            name: string;
            /** Title */
            title: string;
        };
        /**
         * Fate
         * @description To how many orders it was done, which were refused, and which were so already.
         */
        Fate: {
            /** Done */
            done: number;
            /** Refused */
            refused: components["schemas"]["RefusedOrder"][];
            /** Same */
            same: string[];
        };
        /**
         * FaultAsked
         * @description A fault: it strikes a share `rate`, `count` times at most. `revoked` takes the tokens of `account_id` away, at once.
         */
        FaultAsked: {
            /** Account Id */
            account_id?: string | null;
            /** Count */
            count?: number | null;
            /** Delay S */
            delay_s?: number | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "429" | "500" | "timeout_after_work" | "half_json" | "cut" | "duplicate" | "reordered" | "delayed" | "wrong_signature" | "dropped" | "revoked";
            /**
             * Operation
             * @default
             */
            operation: string;
            /**
             * Partner
             * @default *
             */
            partner: string;
            /**
             * Rate
             * @default 1
             */
            rate: number;
        };
        /**
         * FaultShown
         * @description A fault in force: it has seen so many calls or webhooks, and struck so many of them.
         */
        FaultShown: {
            /** Count */
            count: number | null;
            /** Delay S */
            delay_s: number;
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Operation */
            operation: string;
            /** Partner */
            partner: string;
            /** Rate */
            rate: number;
            /** Seen */
            seen: number;
            /** Struck */
            struck: number;
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
         * FieldShown
         * @description What a condition may ask. `of` names the list that its values come from, or the unit of a number.
         */
        FieldShown: {
            /** Comparisons */
            comparisons: components["schemas"]["Choice"][];
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Of */
            of: string;
        };
        /**
         * Figure
         * @description Units of an item that were counted so far.
         */
        Figure: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Units */
            units: number;
        };
        /**
         * Figures
         * @description Figures of a count that goes on.
         */
        Figures: {
            /** Rows */
            rows: components["schemas"]["Figure"][];
        };
        /**
         * FirstCompany
         * @description The first company and its owner. `code` is the set-up code, asked for at every machine but the one LinkStar runs on.
         */
        FirstCompany: {
            /**
             * Code
             * @default
             */
            code: string;
            /** Company */
            company: string;
            /**
             * Currency
             * @description ISO 4217
             */
            currency: string;
            /** Email */
            email: string;
            /** Name */
            name: string;
            /** Password */
            password: string;
            /** Zone */
            zone: string;
        };
        /**
         * FirstRun
         * @description What the first page shows: `is_open` while there is no company; `demo`: who one may be in the demo company.
         */
        FirstRun: {
            /** Demo */
            demo: components["schemas"]["DemoPerson"][];
            /** Is Open */
            is_open: boolean;
            /** Needs Code */
            needs_code: boolean;
        };
        /**
         * FormKey
         * @description A key that is entered to connect an account; `when`: for typed keys, the authorisation page, or both.
         */
        FormKey: {
            /** Is Optional */
            is_optional: boolean;
            /** Name */
            name: string;
            /**
             * Place
             * @enum {string}
             */
            place: "secrets" | "config";
            /**
             * When
             * @enum {string}
             */
            when: "keys" | "authorise" | "both";
        };
        /**
         * FxAsked
         * @description What one unit of each currency was worth in `base` on a day. A base that is not the euro needs the euro among them,
         *     unless what a euro is worth in it is known already.
         */
        FxAsked: {
            /**
             * Base
             * @description ISO 4217
             */
            base: string;
            /**
             * On
             * Format: date
             */
            on: string;
            /** Rates */
            rates: {
                [key: string]: string;
            };
            /**
             * Source
             * @default
             */
            source: string;
        };
        /**
         * FxShown
         * @description A currency of the company. `worth` is of one unit, in the home currency; null: not known.
         *
         *     `shops`, `price_rows` and `items` say what is kept in it. Without a rate its price rows cannot be compared with others:
         *     their services are not chosen.
         */
        FxShown: {
            /** Currency */
            currency: string;
            /** Is Missing */
            is_missing: boolean;
            /** Is Old */
            is_old: boolean;
            /** Items */
            items: number;
            /** On Date */
            on_date: string | null;
            /** Price Rows */
            price_rows: number;
            /** Shops */
            shops: number;
            /** Source */
            source: string;
            /** Worth */
            worth: string | null;
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
         * HolidayShown
         * @description A day off.
         */
        HolidayShown: {
            /** Name */
            name: string;
            /**
             * On
             * Format: date
             */
            on: string;
        };
        /**
         * HolidaysShown
         * @description Days off of a year, and the country's parts that have days of their own.
         */
        HolidaysShown: {
            /** Regions */
            regions: string[];
            /** Rows */
            rows: components["schemas"]["HolidayShown"][];
            /** Year */
            year: number;
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
         * @description An item. Its cost is null for those who may not see costs; `customs_missing` names what customs abroad would ask for.
         */
        ItemShown: {
            /** Barcodes */
            barcodes: string[];
            /** Cost Currency */
            cost_currency: string | null;
            /** Cost Minor */
            cost_minor: number | null;
            /** Customs Missing */
            customs_missing?: string[];
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
         * LabelPaperAsked
         * @description What the printer of a location takes. `dpi` counts for ZPL; carriers that know one size only keep to it.
         */
        LabelPaperAsked: {
            /**
             * Dpi
             * @default 203
             * @enum {integer}
             */
            dpi: 203 | 300 | 600;
            /**
             * Format
             * @default PDF
             * @enum {string}
             */
            format: "PDF" | "ZPL";
            /**
             * Size
             * @default 100x150
             * @enum {string}
             */
            size: "100x150" | "A6" | "4x6";
        };
        /**
         * LabelPaperShown
         * @description What the printer of a location takes.
         */
        LabelPaperShown: {
            /** Dpi */
            dpi: number;
            /** Format */
            format: string;
            /** Size */
            size: string;
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
         * LineAsked
         * @description A line of a condition: a field, how it is compared, and with what. Amounts are minor units of `currency`.
         */
        LineAsked: {
            /** Compare */
            compare: string;
            /**
             * Currency
             * @default
             */
            currency: string;
            /** Field */
            field: string;
            /**
             * Number
             * @default 0
             */
            number: number;
            /** Values */
            values?: string[];
        };
        /**
         * LineEffect
         * @description Units of a line still to be sent, before and after, and what they were sold for.
         */
        LineEffect: {
            /** After */
            after: number;
            /** After Minor */
            after_minor: number;
            /** Before */
            before: number;
            /** Before Minor */
            before_minor: number;
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
        };
        /**
         * LineOpen
         * @description How many units of a line shall still be sent.
         */
        LineOpen: {
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
            /** Quantity */
            quantity: number;
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
         * LinkFate
         * @description How many listings were linked, and which were refused.
         */
        LinkFate: {
            /** Done */
            done: number;
            /** Refused */
            refused: components["schemas"]["RefusedListing"][];
        };
        /**
         * LinkMany
         * @description Listings to link; each is linked or refused by itself.
         */
        LinkMany: {
            /** Rows */
            rows: components["schemas"]["LinkOne"][];
        };
        /**
         * LinkOne
         * @description A listing to link.
         */
        LinkOne: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /**
             * Listing Row Id
             * Format: uuid
             */
            listing_row_id: string;
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
            /**
             * Item Sku
             * @default
             */
            item_sku: string;
            /**
             * Item Title
             * @default
             */
            item_title: string;
            /** Listing Id */
            listing_id: string;
            /** Location Id */
            location_id: string;
            /** Quantity */
            quantity: number | null;
            /** Share Percent */
            share_percent: number;
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
         *
         *     `kept_by`: the account of a partner who keeps the place; its stock is then what he states. Without `kept_by`, `pickups` or
         *     `label` those stay as they are.
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
            /** Kept By */
            kept_by?: string | null;
            label?: components["schemas"]["LabelPaperAsked"] | null;
            /** Pickups */
            pickups?: components["schemas"]["PickupAsked"][] | null;
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
            label: components["schemas"]["LabelPaperShown"];
            /** Name */
            name: string;
            /** Pickups */
            pickups: components["schemas"]["PickupShown"][];
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
         * @description All locations of the stock, and those of them that ship or shipped once.
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
         * ManifestAsked
         * @description Which carrier comes where.
         */
        ManifestAsked: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
        };
        /**
         * ManifestRow
         * @description A parcel on a manifest.
         */
        ManifestRow: {
            /** Country */
            country: string;
            /** Number */
            number: string;
            /** Order Number */
            order_number: string;
            /** Service */
            service: string;
            /** Tracking Number */
            tracking_number: string;
            /** Weight G */
            weight_g: number;
        };
        /**
         * ManifestShown
         * @description A manifest and how much is on it; `made_by` is a name.
         */
        ManifestShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Carrier */
            carrier: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Handed Over At */
            handed_over_at: string | null;
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
            /** Made By */
            made_by: string;
            /** Number */
            number: string;
            /** Parcels */
            parcels: number;
            /**
             * State
             * @enum {string}
             */
            state: "made" | "handed_over" | "cancelled";
            /** Version */
            version: number;
            /** Weight G */
            weight_g: number;
        };
        /**
         * ManifestWhole
         * @description A manifest and what stands on it.
         */
        ManifestWhole: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Carrier */
            carrier: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Handed Over At */
            handed_over_at: string | null;
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
            /** Made By */
            made_by: string;
            /** Number */
            number: string;
            /** Parcels */
            parcels: number;
            /** Rows */
            rows: components["schemas"]["ManifestRow"][];
            /**
             * State
             * @enum {string}
             */
            state: "made" | "handed_over" | "cancelled";
            /** Version */
            version: number;
            /** Weight G */
            weight_g: number;
        };
        /**
         * ManyOrders
         * @description Some orders.
         */
        ManyOrders: {
            /** Ids */
            ids: string[];
        };
        /**
         * Me
         * @description Who is signed in, and what they may do where. Send `csrf` as X-CSRF-Token with every change.
         *
         *     With `is_password_once` nothing is open but these pages about oneself: first a password of one's own is chosen.
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
            /** Is Password Once */
            is_password_once: boolean;
            /** Is Totp On */
            is_totp_on: boolean;
            /** Language */
            language: string;
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
         * MergeOrders
         * @description Orders that shall go in one box; the first of them buys the label.
         */
        MergeOrders: {
            /**
             * Give Back Labels
             * @description labels that were bought are given back, and what is left of the order goes anew
             * @default false
             */
            give_back_labels: boolean;
            /** Ids */
            ids: string[];
        };
        /**
         * Mergeable
         * @description Another open order of the same buyer. `why` is empty if it may go in the same box, else the reason, in words.
         */
        Mergeable: {
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Ship By At */
            ship_by_at: string | null;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** State */
            state: string;
            /** Why */
            why: string;
        };
        /**
         * MergeableOrders
         * @description The buyer's other open orders.
         */
        MergeableOrders: {
            /** Rows */
            rows: components["schemas"]["Mergeable"][];
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
         * MirroredShown
         * @description Units of an item in a state at a place that a partner keeps, as he stated them at a moment.
         */
        MirroredShown: {
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
            /** Partner State */
            partner_state: string;
            /** Quantity */
            quantity: number;
            /** State */
            state: string;
            /**
             * Stated At
             * Format: date-time
             */
            stated_at: string;
        };
        /**
         * Missing
         * @description Units that the shelf does not hold.
         */
        Missing: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Units */
            units: number;
        };
        /**
         * MovementShown
         * @description A line of the ledger, which is never changed. The order behind goods that left is told to those who may read it.
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
            /** Order Id */
            order_id?: string | null;
            /** Order Number */
            order_number?: string | null;
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
         * NoteAsked
         * @description What colleagues shall know.
         */
        NoteAsked: {
            /** Words */
            words: string;
        };
        /**
         * NoteShown
         * @description A note for colleagues.
         */
        NoteShown: {
            /** Actor */
            actor: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Words */
            words: string;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
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
         * Offered
         * @description What a listing shall offer and what its channel shows. `standing`: refused (it took nothing), waiting (being told),
         *     told (not looked at since), drift (it shows something else) or same.
         */
        Offered: {
            /** Buffer */
            buffer: number;
            /** Cap */
            cap: number | null;
            /** Error */
            error: string;
            /** Item Id */
            item_id: string | null;
            /** Listing Id */
            listing_id: string;
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
            /** Share Percent */
            share_percent: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Shown At */
            shown_at: string | null;
            /** Shown Quantity */
            shown_quantity: number | null;
            /** Sku */
            sku: string;
            /** Standing */
            standing: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * OrderShown
         * @description An order; amounts in minor units of `currency`.
         */
        OrderShown: {
            /** Assignee Id */
            assignee_id: string | null;
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
            /** Resend Of Id */
            resend_of_id: string | null;
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
            /** Tags */
            tags: string[];
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
            /** Assignee Id */
            assignee_id: string | null;
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
            lines: components["schemas"]["linkstar__api__orders__LineShown"][];
            /** Notes */
            notes: components["schemas"]["NoteShown"][];
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
            /** Resend Of Id */
            resend_of_id: string | null;
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
            /** Tags */
            tags: string[];
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
         * OrdersAsked
         * @description Orders to be placed at a shop of ours, one of each kind named.
         */
        OrdersAsked: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Kinds */
            kinds: ("plain" | "multi_line" | "ioss" | "short" | "unknown_listing" | "unpaid" | "bad_address")[];
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
         * ParcelEffect
         * @description What becomes of a parcel. `estimate_minor` is null for those who may not see costs.
         */
        ParcelEffect: {
            /** Currency */
            currency: string;
            /** Estimate Minor */
            estimate_minor: number | null;
            /**
             * Fate
             * @enum {string}
             */
            fate: "kept" | "cancelled" | "given_back" | "left" | "new";
            /**
             * Is Told
             * @description the channel knows its number already, and may refuse another one
             */
            is_told: boolean;
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
            /** Void Until */
            void_until: string | null;
        };
        /**
         * ParcelOfOrder
         * @description A parcel of the order; `box_id`: it travels in the box and under the label of this other parcel.
         */
        ParcelOfOrder: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Box Id */
            box_id: string | null;
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
            /** Is Shared */
            is_shared: boolean;
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
         * ParcelsBack
         * @description Parcels that a person had taken out.
         */
        ParcelsBack: {
            /** Ids */
            ids: string[];
        };
        /**
         * ParcelsOut
         * @description Parcels to take out of a wave; without ids all that are not packed.
         */
        ParcelsOut: {
            /** Ids */
            ids?: string[] | null;
        };
        /**
         * ParcelsReady
         * @description Packed parcels of a carrier at a location that stand on no manifest; `unlabelled` wait for their label first.
         */
        ParcelsReady: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Carrier */
            carrier: string;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Ready */
            ready: number;
            /** Unlabelled */
            unlabelled: number;
        };
        /**
         * ParcelsWaiting
         * @description Parcels that wait to be taken into a wave; `due` of them have to leave within a day, `labelled` have their label.
         */
        ParcelsWaiting: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Carrier */
            carrier: string;
            /** Count */
            count: number;
            /** Due */
            due: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "single" | "same" | "mixed";
            /** Labelled */
            labelled: number;
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /** Service */
            service: string;
        };
        /**
         * PartShown
         * @description Units of an item in a kit.
         */
        PartShown: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
        };
        /**
         * PasswordAsked
         * @description A new password for somebody else, to be changed at their next sign-in; without one it is made.
         */
        PasswordAsked: {
            /**
             * Password
             * @default
             */
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
         * PasswordMade
         * @description The password that was made, this once; null if it was given.
         */
        PasswordMade: {
            /** Password */
            password: string | null;
        };
        /**
         * People
         * @description Colleagues who may look after orders.
         */
        People: {
            /** Rows */
            rows: components["schemas"]["Person"][];
        };
        /**
         * Person
         * @description A colleague.
         */
        Person: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PickShown
         * @description Units of an item that a wave needs, and where they lie; `places`: [box, units] of the parcels that need them.
         */
        PickShown: {
            /** Barcodes */
            barcodes: string[];
            /** Bin */
            bin: string;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Missing */
            missing: number;
            /** Needed */
            needed: number;
            /** Picked */
            picked: number;
            /** Picked By */
            picked_by: string;
            /** Places */
            places: [
                number,
                number
            ][];
            /** Sku */
            sku: string;
            /** Title */
            title: string;
        };
        /**
         * Picked
         * @description Units of an item that were taken from the shelf; negative: put back.
         */
        Picked: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Units */
            units: number;
        };
        /**
         * PickedRows
         * @description Units that were taken from the shelves.
         */
        PickedRows: {
            /** Rows */
            rows: components["schemas"]["Picked"][];
        };
        /**
         * PickupAsked
         * @description When a carrier comes, where that differs from the location's own cut-off. `working_days`: bit 0 is Monday.
         */
        PickupAsked: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * Cut Off
             * Format: time
             */
            cut_off: string;
            /** Holidays */
            holidays?: string[];
            /**
             * Working Days
             * @default 127
             */
            working_days: number;
        };
        /**
         * PickupShown
         * @description When a carrier comes to a location at a time of its own.
         */
        PickupShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * Cut Off
             * Format: time
             */
            cut_off: string;
            /** Holidays */
            holidays: string[];
            /** Working Days */
            working_days: number;
        };
        /**
         * PlaceShown
         * @description A location that holds stock; orders are promised from sellable ones of type own and third_party.
         */
        PlaceShown: {
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
         * Placed
         * @description The numbers of the orders that were placed.
         */
        Placed: {
            /** Numbers */
            numbers: string[];
        };
        /**
         * PretendPartner
         * @description A pretend partner: what it was asked since the sandbox started, how it answered, and our accounts there.
         */
        PretendPartner: {
            /** Accounts */
            accounts: string[];
            /** Answers */
            answers: {
                [key: string]: number;
            };
            /** Calls */
            calls: number;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
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
         * PromisedShown
         * @description Units that somebody was promised; without a location nothing covers them. The order is told to those who may read it.
         */
        PromisedShown: {
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
            /** Location Id */
            location_id: string | null;
            /** Order Id */
            order_id: string | null;
            /** Order Number */
            order_number: string | null;
            /** Order State */
            order_state: string | null;
            /** Quantity */
            quantity: number;
            /** Ship By At */
            ship_by_at: string | null;
            /** State */
            state: string;
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
         * Received
         * @description Something that a partner got from us.
         */
        Received: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "label" | "void" | "confirmation" | "stock";
            /** Partner */
            partner: string;
            /** Told */
            told: {
                [key: string]: string;
            };
        };
        /**
         * Recipe
         * @description What one unit of a kit is made of.
         */
        Recipe: {
            /** Components */
            components: components["schemas"]["linkstar__api__catalog__Part"][];
        };
        /**
         * RecipeShown
         * @description What one unit of a kit is made of, and the kits that an item is a part of; `version` 0: no recipe yet.
         */
        RecipeShown: {
            /** Components */
            components: components["schemas"]["PartShown"][];
            /** Used In */
            used_in: components["schemas"]["PartShown"][];
            /** Version */
            version: number;
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
         * RefusedListing
         * @description A listing that was not linked, and why, in the reader's language.
         */
        RefusedListing: {
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
         * Renamed
         * @description Another name of an account, for people.
         */
        Renamed: {
            /** Title */
            title: string;
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
         * ResendAsked
         * @description The messages that shall be sent once more.
         */
        ResendAsked: {
            /** Ids */
            ids: string[];
        };
        /**
         * ResendOrder
         * @description What was lost and shall be sent again.
         */
        ResendOrder: {
            /** Lines */
            lines: components["schemas"]["LineUnits"][];
            /**
             * Reason
             * @default
             */
            reason: string;
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
         * @description A role; version 0: built in. `users` and `keys`: how many active ones have it.
         */
        RoleShown: {
            /** Is Built In */
            is_built_in: boolean;
            /** Keys */
            keys: number;
            /** Name */
            name: string;
            /** Permissions */
            permissions: {
                [key: string]: string[];
            };
            /** Title */
            title: string;
            /** Users */
            users: number;
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
        /** Rows[AutomationShown] */
        Rows_AutomationShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["AutomationShown"][];
        };
        /** Rows[BudgetShown] */
        Rows_BudgetShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["BudgetShown"][];
        };
        /** Rows[CallShown] */
        Rows_CallShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["CallShown"][];
        };
        /** Rows[ChangeShown] */
        Rows_ChangeShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ChangeShown"][];
        };
        /** Rows[CountShown] */
        Rows_CountShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["CountShown"][];
        };
        /** Rows[DeliveryShown] */
        Rows_DeliveryShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["DeliveryShown"][];
        };
        /** Rows[Delivery] */
        Rows_Delivery_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["Delivery"][];
        };
        /** Rows[Difference] */
        Rows_Difference_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["Difference"][];
        };
        /** Rows[DoneShown] */
        Rows_DoneShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["DoneShown"][];
        };
        /** Rows[EventShown] */
        Rows_EventShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["EventShown"][];
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
        /** Rows[ListingShown] */
        Rows_ListingShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ListingShown"][];
        };
        /** Rows[ManifestShown] */
        Rows_ManifestShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ManifestShown"][];
        };
        /** Rows[MessageShown] */
        Rows_MessageShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["MessageShown"][];
        };
        /** Rows[MirroredShown] */
        Rows_MirroredShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["MirroredShown"][];
        };
        /** Rows[MovementShown] */
        Rows_MovementShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["MovementShown"][];
        };
        /** Rows[Offered] */
        Rows_Offered_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["Offered"][];
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
        /** Rows[ParcelsReady] */
        Rows_ParcelsReady_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ParcelsReady"][];
        };
        /** Rows[ParcelsWaiting] */
        Rows_ParcelsWaiting_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ParcelsWaiting"][];
        };
        /** Rows[PickShown] */
        Rows_PickShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["PickShown"][];
        };
        /** Rows[PlaceShown] */
        Rows_PlaceShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["PlaceShown"][];
        };
        /** Rows[PromisedShown] */
        Rows_PromisedShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["PromisedShown"][];
        };
        /** Rows[RateShown] */
        Rows_RateShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["RateShown"][];
        };
        /** Rows[Received] */
        Rows_Received_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["Received"][];
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
        /** Rows[ShortenedShown] */
        Rows_ShortenedShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ShortenedShown"][];
        };
        /** Rows[Stock] */
        Rows_Stock_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["Stock"][];
        };
        /** Rows[SubscriptionShown] */
        Rows_SubscriptionShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["SubscriptionShown"][];
        };
        /** Rows[SuggestionShown] */
        Rows_SuggestionShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["SuggestionShown"][];
        };
        /** Rows[UnlinkedShown] */
        Rows_UnlinkedShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["UnlinkedShown"][];
        };
        /** Rows[UserShown] */
        Rows_UserShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["UserShown"][];
        };
        /** Rows[WaveParcelShown] */
        Rows_WaveParcelShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["WaveParcelShown"][];
        };
        /** Rows[WaveShown] */
        Rows_WaveShown_: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["WaveShown"][];
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
         * SandboxShown
         * @description The sandbox as it stands; `deliveries` counts webhooks by what became of them.
         */
        SandboxShown: {
            /** Deliveries */
            deliveries: {
                [key: string]: number;
            };
            /** Faults */
            faults: components["schemas"]["FaultShown"][];
            /** Partners */
            partners: components["schemas"]["PretendPartner"][];
            /** Url */
            url: string;
        };
        /**
         * ScanAnswer
         * @description Whether the scan was taken; if not, `code` and `detail` say why and nothing changed. `box` is what lies on the table.
         */
        ScanAnswer: {
            box: components["schemas"]["BoxShown"] | null;
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Is Taken */
            is_taken: boolean;
            /** Out */
            out: number;
            /** Packed */
            packed: number;
            /** Waiting */
            waiting: number;
        };
        /**
         * Scanned
         * @description What a scanner read, or an item that was tapped. `parcel_id` is the parcel on the table, if there is one.
         */
        Scanned: {
            /** Code */
            code?: string | null;
            /** Item Id */
            item_id?: string | null;
            /** Parcel Id */
            parcel_id?: string | null;
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
         * SecretShown
         * @description A fresh secret for a webhook; LinkStar has not kept it.
         */
        SecretShown: {
            /** Secret */
            secret: string;
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
         * SheetChange
         * @description A field of a line, as it stands and as it would stand; "-" is empty.
         */
        SheetChange: {
            /** After */
            after: string;
            /** Before */
            before: string;
            /** Field */
            field: string;
        };
        /**
         * SheetFate
         * @description What becomes of a sheet, line by line. `ignored` are columns that nothing is known about; lines that are refused
         *     do not stop the others.
         */
        SheetFate: {
            /** Changed */
            changed: number;
            /** Columns */
            columns: string[];
            /** Ignored */
            ignored: string[];
            /** Is Applied */
            is_applied: boolean;
            /** Lines */
            lines: components["schemas"]["SheetLine"][];
            /** New */
            new: number;
            /** Refused */
            refused: number;
            /** Unchanged */
            unchanged: number;
        };
        /**
         * SheetLine
         * @description What becomes of a line: new, changed, unchanged, or refused, with the field to mend and what helps.
         */
        SheetLine: {
            /** Changes */
            changes: components["schemas"]["SheetChange"][];
            /** Detail */
            detail: string;
            /** Field */
            field: string;
            /** Key */
            key: string;
            /** Line */
            line: number;
            /** Outcome */
            outcome: string;
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
         * ShopAsked
         * @description A pretend shop or carrier contract to be opened.
         */
        ShopAsked: {
            /**
             * Kind
             * @default channel
             * @enum {string}
             */
            kind: "channel" | "carrier" | "payment" | "warehouse" | "erp" | "notifier";
            /**
             * Name
             * @default harbour-try
             */
            name: string;
            /** Partner */
            partner: string;
        };
        /**
         * ShopOpened
         * @description What a person enters to connect a pretend account; the keys are as pretend as the shop.
         */
        ShopOpened: {
            /** Base Url */
            base_url: string;
            /** External Id */
            external_id: string;
            /** Secrets */
            secrets: {
                [key: string]: string;
            };
        };
        /**
         * ShortenedShown
         * @description An order that would lose units; null: an order that the reader may not see, or somebody's hold.
         */
        ShortenedShown: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Order Id */
            order_id: string | null;
            /** Order Number */
            order_number: string | null;
            /** Quantity */
            quantity: number;
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
         * SplitOrder
         * @description The parcels that an order shall go in; what is in none of them makes the last one.
         */
        SplitOrder: {
            /**
             * Give Back Labels
             * @description labels that were bought are given back, and what is left of the order goes anew
             * @default false
             */
            give_back_labels: boolean;
            /** Parts */
            parts: components["schemas"]["linkstar__api__order_parcels__Part"][];
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * Stock
         * @description An item and its units by location; `short` units were sold and lie nowhere.
         */
        Stock: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Places */
            places: components["schemas"]["At"][];
            /** Short */
            short: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
        };
        /**
         * StockEffect
         * @description Units of an item promised at a location, before and after; `location_id` null: short.
         */
        StockEffect: {
            /** After */
            after: number;
            /** Before */
            before: number;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Location Id */
            location_id: string | null;
            /** Sku */
            sku: string;
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
            /** Kept By */
            kept_by: string | null;
            /** Priority */
            priority: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * SubscriptionAsked
         * @description Who hears what. Times of day are those of the company's zone; without shops: all of them.
         */
        SubscriptionAsked: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * Daily At
             * @description of digests
             * @default 09:00
             */
            daily_at: string;
            /** Events */
            events: string[];
            /**
             * Is On
             * @default true
             */
            is_on: boolean;
            /**
             * Language
             * @default zh
             * @enum {string}
             */
            language: "zh" | "en";
            /**
             * Quiet From
             * @description a time of day: 22:30
             * @default
             */
            quiet_from: string;
            /**
             * Quiet Until
             * @description a time of day: 22:30
             * @default
             */
            quiet_until: string;
            /**
             * Rhythm
             * @default now
             * @enum {string}
             */
            rhythm: "now" | "hourly" | "daily";
            /** Shops */
            shops?: string[];
            /** Title */
            title: string;
        };
        /**
         * SubscriptionEdit
         * @description What it shall say instead.
         */
        SubscriptionEdit: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * Daily At
             * @description of digests
             * @default 09:00
             */
            daily_at: string;
            /** Events */
            events: string[];
            /**
             * Is On
             * @default true
             */
            is_on: boolean;
            /**
             * Language
             * @default zh
             * @enum {string}
             */
            language: "zh" | "en";
            /**
             * Quiet From
             * @description a time of day: 22:30
             * @default
             */
            quiet_from: string;
            /**
             * Quiet Until
             * @description a time of day: 22:30
             * @default
             */
            quiet_until: string;
            /**
             * Rhythm
             * @default now
             * @enum {string}
             */
            rhythm: "now" | "hourly" | "daily";
            /** Shops */
            shops?: string[];
            /** Title */
            title: string;
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * SubscriptionShown
         * @description A subscription as it stands. `failing_since`: nothing arrived since then.
         */
        SubscriptionShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Daily At */
            daily_at: string;
            /** Events */
            events: string[];
            /** Failing Since */
            failing_since: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is On */
            is_on: boolean;
            /** Is Program */
            is_program: boolean;
            /** Language */
            language: string;
            /** Last At */
            last_at: string | null;
            /** Quiet From */
            quiet_from: string;
            /** Quiet Until */
            quiet_until: string;
            /** Rhythm */
            rhythm: string;
            /** Shops */
            shops: string[];
            /** Title */
            title: string;
            /** Version */
            version: number;
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
         * SwitchAsked
         * @description On for a share of all orders, or off. The same orders belong to a share each time, and to every larger one.
         */
        SwitchAsked: {
            /**
             * Percent
             * @default 100
             */
            percent: number;
            /**
             * State
             * @enum {string}
             */
            state: "on" | "off";
        };
        /**
         * TagMany
         * @description Which orders, which tags they bear from now on, and which no more.
         */
        TagMany: {
            /** Add */
            add?: string[];
            /** Ids */
            ids: string[];
            /** Remove */
            remove?: string[];
        };
        /**
         * TagsKnown
         * @description The tags that orders bear.
         */
        TagsKnown: {
            /** Rows */
            rows: string[];
        };
        /**
         * TakeBackAsked
         * @description The earlier version that shall hold again.
         */
        TakeBackAsked: {
            /** To */
            to: number;
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * Terms
         * @description The share of the free units that listings offer, the units they keep back, and the most they show (null: no limit).
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
            /**
             * Share Percent
             * @default 100
             */
            share_percent: number;
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
         * TriedRow
         * @description What would have been done to an order; `lost` are the actions that an automation before it had decided.
         */
        TriedRow: {
            /** Changes */
            changes: components["schemas"]["ChangedShown"][];
            /** Lost */
            lost: string[];
            /** Number */
            number: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** State */
            state: string;
        };
        /**
         * TriedShown
         * @description A part of a dry run: the orders that would have changed, figures of the part, and how far back in time it reached.
         */
        TriedShown: {
            /** Failed */
            failed: number;
            /** Failures */
            failures: string[];
            /** Fitted */
            fitted: number;
            /** Next */
            next: string | null;
            /**
             * Reached At
             * Format: date-time
             */
            reached_at: string;
            /** Rows */
            rows: components["schemas"]["TriedRow"][];
            /** Seen */
            seen: number;
        };
        /**
         * TriggerShown
         * @description When an automation may run. `is_early`: the order's way is not chosen yet.
         */
        TriggerShown: {
            /** Is Early */
            is_early: boolean;
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * TryAsked
         * @description A draft, and the orders that it is tried on: those of the last days, a part at a time, the newest first.
         */
        TryAsked: {
            /** Actions */
            actions: components["schemas"]["ActionAsked"][];
            /**
             * After
             * @description `next` of the page before
             * @default
             */
            after: string;
            /** Automation Id */
            automation_id?: string | null;
            conditions?: components["schemas"]["ConditionsAsked"] | null;
            /**
             * Days
             * @default 7
             */
            days: number;
            /**
             * Limit
             * @default 200
             */
            limit: number;
            /**
             * On Error
             * @default go_on
             * @enum {string}
             */
            on_error: "go_on" | "hold";
            /**
             * Source
             * @default
             */
            source: string;
            /** Title */
            title: string;
            /**
             * Trigger
             * @enum {string}
             */
            trigger: "order_captured" | "order_ready" | "order_changed" | "order_held" | "label_made" | "parcel_trouble";
        };
        /**
         * UnlinkMany
         * @description Listings that stand for nothing from now on.
         */
        UnlinkMany: {
            /** Ids */
            ids: string[];
        };
        /**
         * UnlinkedShown
         * @description A listing that stands for no item yet, how many orders wait for it (up to 1,000), and what it probably is.
         */
        UnlinkedShown: {
            /**
             * First Seen At
             * Format: date-time
             */
            first_seen_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Listing Id */
            listing_id: string;
            /** Orders */
            orders: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Sku */
            sku: string;
            /** Suggestions */
            suggestions?: components["schemas"]["SuggestionShown"][];
            /** Title */
            title: string;
        };
        /**
         * UserAsked
         * @description Somebody who shall be able to sign in. Without a password one is made, and shown in the answer this once.
         *
         *     Either way it is to be changed at the first sign-in.
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
            /**
             * Password
             * @default
             */
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
         * UserMade
         * @description A new user.
         */
        UserMade: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Password */
            password: string | null;
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
            /** Is Password Once */
            is_password_once: boolean;
            /** Is Totp On */
            is_totp_on: boolean;
            /** Last Login At */
            last_login_at: string | null;
            /** Locked Until */
            locked_until: string | null;
            /** Name */
            name: string;
            /** Sessions */
            sessions: number;
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
         * WaveAsked
         * @description Which parcels a wave takes, the most urgent first. `kinds`: single (one unit), same (units of one item), mixed.
         */
        WaveAsked: {
            /** Account Id */
            account_id?: string | null;
            /**
             * Count
             * @default 50
             */
            count: number;
            /** Hand Over Until */
            hand_over_until?: string | null;
            /** Kinds */
            kinds?: ("single" | "same" | "mixed")[];
            /**
             * Location Id
             * Format: uuid
             */
            location_id: string;
            /**
             * Only Labelled
             * @default false
             */
            only_labelled: boolean;
            /**
             * Service
             * @default
             */
            service: string;
            /** Shop Id */
            shop_id?: string | null;
        };
        /**
         * WaveMade
         * @description The wave that was made, and how many parcels it has.
         */
        WaveMade: {
            /** Count */
            count: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * WaveParcelShown
         * @description A parcel of a wave. `place` is its box, `packer` and `packed_by` are names; `label_format` is empty without a label.
         */
        WaveParcelShown: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Country */
            country: string;
            /** Hand Over By */
            hand_over_by: string | null;
            /** Hold Reason */
            hold_reason: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Pulled */
            is_pulled: boolean;
            /**
             * Label Format
             * @enum {string}
             */
            label_format: "" | "pdf" | "zpl" | "png";
            /** Number */
            number: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Order Number */
            order_number: string;
            /** Out At */
            out_at: string | null;
            /** Out Reason */
            out_reason: string;
            /** Packed At */
            packed_at: string | null;
            /** Packed By */
            packed_by: string;
            /** Packed Units */
            packed_units: number;
            /** Packer */
            packer: string;
            /** Parcel State */
            parcel_state: string;
            /** Place */
            place: number;
            /** Service */
            service: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "packed" | "out";
            /** Tracking Number */
            tracking_number: string;
            /** Units */
            units: number;
        };
        /**
         * WaveShown
         * @description A wave and its figures. `unlabelled` are packed and wait for their label; `out` fell out or were taken out.
         */
        WaveShown: {
            /** Chosen By */
            chosen_by: {
                [key: string]: unknown;
            };
            /** Closed At */
            closed_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
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
            /** Made By */
            made_by: string;
            /** Number */
            number: string;
            /** Out */
            out: number;
            /** Packed */
            packed: number;
            /** Packed At */
            packed_at: string | null;
            /** Picked At */
            picked_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "picking" | "picked" | "packed" | "closed";
            /** Unlabelled */
            unlabelled: number;
            /** Version */
            version: number;
            /** Waiting */
            waiting: number;
        };
        /**
         * LineShown
         * @description A line of a condition.
         */
        linkstar__api__automation_shapes__LineShown: {
            /** Compare */
            compare: string;
            /** Currency */
            currency: string;
            /** Field */
            field: string;
            /** Number */
            number: number;
            /** Values */
            values: string[];
        };
        /**
         * EditAsked
         * @description What it shall say instead.
         */
        linkstar__api__automations__EditAsked: {
            /** Actions */
            actions: components["schemas"]["ActionAsked"][];
            conditions?: components["schemas"]["ConditionsAsked"] | null;
            /**
             * On Error
             * @default go_on
             * @enum {string}
             */
            on_error: "go_on" | "hold";
            /**
             * Source
             * @default
             */
            source: string;
            /** Title */
            title: string;
            /**
             * Trigger
             * @enum {string}
             */
            trigger: "order_captured" | "order_ready" | "order_changed" | "order_held" | "label_made" | "parcel_trouble";
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * Part
         * @description Units of an item inside a kit.
         */
        linkstar__api__catalog__Part: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Quantity */
            quantity: number;
        };
        /**
         * EditAsked
         * @description A change to be looked at: other units, or another address.
         */
        linkstar__api__order_edit__EditAsked: {
            /**
             * Give Back Labels
             * @description labels that were bought are given back, and what is left of the order goes anew
             * @default false
             */
            give_back_labels: boolean;
            /** Lines */
            lines?: components["schemas"]["LineOpen"][] | null;
            ship_to?: components["schemas"]["AddressAsked"] | null;
            /**
             * Version
             * @description the version that was read; or send If-Match
             */
            version?: number | null;
        };
        /**
         * Part
         * @description What goes in a parcel of its own.
         */
        linkstar__api__order_parcels__Part: {
            /** Lines */
            lines: components["schemas"]["LineUnits"][];
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
         * LineShown
         * @description A line of an order; amounts are of the whole line.
         */
        linkstar__api__orders__LineShown: {
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
         * LineShown
         * @description Units of an item that a parcel needs, and those in the box.
         */
        linkstar__api__packing__LineShown: {
            /** Barcodes */
            barcodes: string[];
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Needed */
            needed: number;
            /** Packed */
            packed: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
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
                verb?: string;
                subject?: string | null;
                actor?: string;
                since?: string | null;
                /** @description not included */
                until?: string | null;
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
    export_api_v1_audit_export_get: {
        parameters: {
            query?: {
                noun?: string;
                verb?: string;
                subject?: string | null;
                actor?: string;
                since?: string | null;
                /** @description not included */
                until?: string | null;
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
                    "text/csv": string;
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
    get_line_api_v1_audit__entry_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
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
                    "application/json": components["schemas"]["AuditShown"];
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
    list_all_api_v1_automations_get: {
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
                    "application/json": components["schemas"]["Rows_AutomationShown_"];
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
    make_api_v1_automations_post: {
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
                "application/json": components["schemas"]["DraftAsked"];
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
            /** @description `automations.too_many`: A company has {max} automations at most. Remove one that is not used. */
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
             * @description `invalid`: {field_name} cannot be used: {why}
             *
             *     `automations.not_a_condition`: The condition cannot be used (line {line}, column {column}): {why}
             *
             *     `automations.action_not_here`: Action {number} ({action}) cannot be used here: {why}
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
    check_api_v1_automations_check_post: {
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
                "application/json": components["schemas"]["DraftAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checked"];
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
    get_choices_api_v1_automations_choices_get: {
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
                    "application/json": components["schemas"]["Choices"];
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
    arrange_api_v1_automations_order_put: {
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
                "application/json": components["schemas"]["ArrangeAsked"];
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
    dry_run_api_v1_automations_try_post: {
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
                "application/json": components["schemas"]["TryAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedShown"];
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
             * @description `invalid`: {field_name} cannot be used: {why}
             *
             *     `automations.not_a_condition`: The condition cannot be used (line {line}, column {column}): {why}
             *
             *     `automations.action_not_here`: Action {number} ({action}) cannot be used here: {why}
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
    get_one_api_v1_automations__automation_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                automation_id: string;
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
                    "application/json": components["schemas"]["AutomationShown"];
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
    edit_api_v1_automations__automation_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                automation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["linkstar__api__automations__EditAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationShown"];
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
            /** @description `conflict`: This has changed since you opened it. Load it again and repeat your change. */
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
             * @description `invalid`: {field_name} cannot be used: {why}
             *
             *     `automations.not_a_condition`: The condition cannot be used (line {line}, column {column}): {why}
             *
             *     `automations.action_not_here`: Action {number} ({action}) cannot be used here: {why}
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
    remove_api_v1_automations__automation_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                automation_id: string;
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
    list_changes_api_v1_automations__automation_id__changes_get: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path: {
                automation_id: string;
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
                    "application/json": components["schemas"]["Rows_ChangeShown_"];
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
    list_done_api_v1_automations__automation_id__done_get: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path: {
                automation_id: string;
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
                    "application/json": components["schemas"]["Rows_DoneShown_"];
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
    switch_api_v1_automations__automation_id__switch_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                automation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationShown"];
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
             * @description `invalid`: {field_name} cannot be used: {why}
             *
             *     `automations.not_a_condition`: The condition cannot be used (line {line}, column {column}): {why}
             *
             *     `automations.action_not_here`: Action {number} ({action}) cannot be used here: {why}
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
    take_back_api_v1_automations__automation_id__take_back_post: {
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
                automation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeBackAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationShown"];
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
            /** @description `conflict`: This has changed since you opened it. Load it again and repeat your change. */
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
             * @description `invalid`: {field_name} cannot be used: {why}
             *
             *     `automations.not_a_condition`: The condition cannot be used (line {line}, column {column}): {why}
             *
             *     `automations.action_not_here`: Action {number} ({action}) cannot be used here: {why}
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
    list_items_api_v1_catalog_items_get: {
        parameters: {
            query?: {
                search?: string;
                state?: "" | "active" | "archived";
                is_kit?: boolean | null;
                customs?: "" | "missing" | "whole";
                item_id?: string[];
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
    put_item_sheet_api_v1_catalog_items_sheet_post: {
        parameters: {
            query?: {
                /** @description write it; without, nothing is changed */
                apply?: boolean;
            };
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
                    "application/json": components["schemas"]["SheetFate"];
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
            /**
             * @description `catalog.sku_taken`: There is an item with the SKU {sku} already.
             *
             *     `catalog.barcode_taken`: The barcode {barcode} belongs to another item already.
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
    get_recipe_api_v1_catalog_items__item_id__recipe_get: {
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
                    "application/json": components["schemas"]["RecipeShown"];
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
                item_id?: string | null;
                listing_row_id?: string[];
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
    link_many_api_v1_catalog_listings_link_post: {
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
                "application/json": components["schemas"]["LinkMany"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkFate"];
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
    put_listing_sheet_api_v1_catalog_listings_sheet_post: {
        parameters: {
            query?: {
                /** @description write it; without, nothing is changed */
                apply?: boolean;
            };
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
                    "application/json": components["schemas"]["SheetFate"];
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
    unlink_many_api_v1_catalog_listings_unlink_post: {
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
                "application/json": components["schemas"]["UnlinkMany"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkFate"];
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
    list_inbox_api_v1_catalog_listings_unlinked_get: {
        parameters: {
            query?: {
                shop_id?: string | null;
                search?: string;
                is_waiting?: boolean;
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
                    "application/json": components["schemas"]["Rows_UnlinkedShown_"];
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
    get_company_api_v1_company_get: {
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
                    "application/json": components["schemas"]["CompanyShown"];
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
    edit_company_api_v1_company_patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyEdit"];
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
            /** @description `conflict`: This has changed since you opened it. Load it again and repeat your change. */
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
    list_all_api_v1_connect_accounts_get: {
        parameters: {
            query?: {
                kind?: ("channel" | "carrier" | "payment" | "warehouse" | "erp" | "notifier") | null;
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
    rename_one_api_v1_connect_accounts__account_id__patch: {
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
                "application/json": components["schemas"]["Renamed"];
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
    authorise_again_api_v1_connect_accounts__account_id__authorise_post: {
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
    budgets_api_v1_connect_accounts__account_id__budgets_get: {
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
                    "application/json": components["schemas"]["Rows_BudgetShown_"];
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
    one_call_api_v1_connect_calls__call_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
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
                    "application/json": components["schemas"]["CallShown"];
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
    list_rates_api_v1_finance_exchange_rates_get: {
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
                    "application/json": components["schemas"]["AllFxShown"];
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
    put_rates_api_v1_finance_exchange_rates_put: {
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
                "application/json": components["schemas"]["FxAsked"];
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
    list_incidents_api_v1_incidents_get: {
        parameters: {
            query?: {
                state?: ("open" | "acknowledged" | "waiting" | "resolved" | "ignored")[];
                kind?: string;
                subject?: string | null;
                /** @description a role or the name of a person */
                owner?: string;
                /** @description only those whose time is over */
                is_overdue?: boolean;
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
            /**
             * @description `inventory.not_enough_stock`: Only {free} unit(s) are free there; {wanted} were asked for.
             *
             *     `inventory.kept_elsewhere`: {place} is kept by a partner: its stock changes by what he tells only.
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
    put_api_v1_inventory_bins_put: {
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
                "application/json": components["schemas"]["BinsAsked"];
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
    list_all_counts_api_v1_inventory_counts_get: {
        parameters: {
            query?: {
                state?: string;
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
                    "application/json": components["schemas"]["Rows_CountShown_"];
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
            /** @description `inventory.kept_elsewhere`: {place} is kept by a partner: its stock changes by what he tells only. */
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
    get_one_count_api_v1_inventory_counts__count_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                count_id: string;
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
                    "application/json": components["schemas"]["CountWhole"];
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
    cancel_api_v1_inventory_counts__count_id__cancel_post: {
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
    put_figures_api_v1_inventory_counts__count_id__lines_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
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
                "application/json": components["schemas"]["Figures"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountWhole"];
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
    foresee_api_v1_inventory_items__item_id__foresee_get: {
        parameters: {
            query: {
                location_id: string;
                on_hand: number;
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
                    "application/json": components["schemas"]["Rows_ShortenedShown_"];
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
    list_mirrored_units_api_v1_inventory_items__item_id__mirrored_get: {
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
                    "application/json": components["schemas"]["Rows_MirroredShown_"];
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
    list_promises_api_v1_inventory_items__item_id__promises_get: {
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
                    "application/json": components["schemas"]["Rows_PromisedShown_"];
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
            query?: {
                listing_row_id?: string[];
                item_id?: string | null;
                shop_id?: string | null;
                standing?: "" | "refused" | "waiting" | "told" | "drift" | "same";
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
                    "application/json": components["schemas"]["Rows_Offered_"];
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
    list_locations_api_v1_inventory_locations_get: {
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
                    "application/json": components["schemas"]["Rows_PlaceShown_"];
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
            /** @description `inventory.kept_elsewhere`: {place} is kept by a partner: its stock changes by what he tells only. */
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
    list_stock_api_v1_inventory_stock_get: {
        parameters: {
            query?: {
                search?: string;
                which?: "" | "free" | "none" | "short" | "reserved" | "aside";
                location_id?: string | null;
                item_id?: string[] | null;
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
                    "application/json": components["schemas"]["Rows_Stock_"];
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
            /**
             * @description `inventory.not_enough_stock`: Only {free} unit(s) are free there; {wanted} were asked for.
             *
             *     `inventory.kept_elsewhere`: {place} is kept by a partner: its stock changes by what he tells only.
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
    list_deliveries_api_v1_notices_deliveries_get: {
        parameters: {
            query?: {
                subscription_id?: string | null;
                state?: "" | "waiting" | "sent" | "failed" | "unknown";
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
                    "application/json": components["schemas"]["Rows_DeliveryShown_"];
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
    resend_api_v1_notices_deliveries_resend_post: {
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
                "application/json": components["schemas"]["ResendAsked"];
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
    list_events_api_v1_notices_events_get: {
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
                    "application/json": components["schemas"]["Rows_EventShown_"];
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
    make_secret_api_v1_notices_secret_post: {
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
                    "application/json": components["schemas"]["SecretShown"];
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
    list_all_api_v1_notices_subscriptions_get: {
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
                    "application/json": components["schemas"]["Rows_SubscriptionShown_"];
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
    make_api_v1_notices_subscriptions_post: {
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
                "application/json": components["schemas"]["SubscriptionAsked"];
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
            /** @description `notices.too_many`: A company has {max} subscriptions at most. Remove one that is not used. */
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
             * @description `invalid`: {field_name} cannot be used: {why}
             *
             *     `notices.not_a_notifier`: This account cannot bring messages. Choose one of a notifier: WeCom, DingTalk, Feishu, Slack, e-mail or webhook.
             *
             *     `notices.only_at_once`: A webhook tells each event at once: it has no digest and no quiet hours.
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
    edit_api_v1_notices_subscriptions__subscription_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
            path: {
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionEdit"];
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
            /** @description `conflict`: This has changed since you opened it. Load it again and repeat your change. */
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
             * @description `invalid`: {field_name} cannot be used: {why}
             *
             *     `notices.not_a_notifier`: This account cannot bring messages. Choose one of a notifier: WeCom, DingTalk, Feishu, Slack, e-mail or webhook.
             *
             *     `notices.only_at_once`: A webhook tells each event at once: it has no digest and no quiet hours.
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
    remove_api_v1_notices_subscriptions__subscription_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
            };
            path: {
                subscription_id: string;
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
    send_test_api_v1_notices_subscriptions__subscription_id__test_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
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
                /** @description with this tag */
                tag?: string;
                /** @description that this person looks after */
                assignee_id?: string | null;
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
    assign_many_api_v1_orders_assign_post: {
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
                "application/json": components["schemas"]["AssignMany"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assigned"];
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
    buy_labels_api_v1_orders_labels_post: {
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
                "application/json": components["schemas"]["ManyOrders"];
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
    print_labels_api_v1_orders_labels_print_post: {
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
                "application/json": components["schemas"]["ManyOrders"];
            };
        };
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
            /**
             * @description `shipping.label_format`: The carrier gave this label as {has} only; there is no {asked}.
             *
             *     `shipping.label_unreadable`: A carrier's label cannot be put together with the others. Print the labels one by one.
             *
             *     `shipping.nothing_to_print`: None of these orders has a label yet.
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
    merge_api_v1_orders_merge_post: {
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
                "application/json": components["schemas"]["MergeOrders"];
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
             *     `shipping.cannot_merge`: These orders cannot go in one parcel: {why}.
             *
             *     `orders.not_ready`: Order {number} is {state}. Its parcels are made once all its goods are reserved and nothing holds it.
             *
             *     `shipping.already_labelled`: Order {number} has a label already, or a part of it has left. Give its labels back first.
             *
             *     `shipping.label_kept`: The carrier takes the label of parcel {parcel} back no more. Take the parcel as it is, or ask the carrier.
             *
             *     `shipping.no_way`: There is no way for such a parcel: {why}
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
             * @description `invalid`: {field_name} cannot be used: {why}
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
    list_colleagues_api_v1_orders_people_get: {
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
                    "application/json": components["schemas"]["People"];
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
    tag_many_api_v1_orders_tag_post: {
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
                "application/json": components["schemas"]["TagMany"];
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
            /**
             * @description `invalid`: {field_name} cannot be used: {why}
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
    list_known_tags_api_v1_orders_tags_get: {
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
                    "application/json": components["schemas"]["TagsKnown"];
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
             *
             *     `shipping.label_kept`: The carrier takes the label of parcel {parcel} back no more. Take the parcel as it is, or ask the carrier.
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
             *
             *     `shipping.label_kept`: The carrier takes the label of parcel {parcel} back no more. Take the parcel as it is, or ask the carrier.
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
    preview_cancel_api_v1_orders__order_id__cancel_preview_post: {
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
                    "application/json": components["schemas"]["Effect"];
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
             *
             *     `shipping.label_kept`: The carrier takes the label of parcel {parcel} back no more. Take the parcel as it is, or ask the carrier.
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
    preview_edit_api_v1_orders__order_id__edit_preview_post: {
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
                "application/json": components["schemas"]["linkstar__api__order_edit__EditAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effect"];
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
             *     `conflict`: This has changed since you opened it. Load it again and repeat your change.
             *
             *     `shipping.label_kept`: The carrier takes the label of parcel {parcel} back no more. Take the parcel as it is, or ask the carrier.
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
             * @description `invalid`: {field_name} cannot be used: {why}
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
    edit_lines_api_v1_orders__order_id__lines_patch: {
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
                "application/json": components["schemas"]["EditLines"];
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
             *     `conflict`: This has changed since you opened it. Load it again and repeat your change.
             *
             *     `shipping.label_kept`: The carrier takes the label of parcel {parcel} back no more. Take the parcel as it is, or ask the carrier.
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
    list_mergeable_api_v1_orders__order_id__mergeable_get: {
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
                    "application/json": components["schemas"]["MergeableOrders"];
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
    write_note_api_v1_orders__order_id__notes_post: {
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
                "application/json": components["schemas"]["NoteAsked"];
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
    resend_api_v1_orders__order_id__resend_post: {
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
                "application/json": components["schemas"]["ResendOrder"];
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
             * @description `orders.nothing_left`: Nothing of order {number} has left us yet, so nothing can be sent again.
             *
             *     `orders.too_many`: Only {open} unit(s) of {sku} are still open; {wanted} were asked for.
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
                    "application/json": components["schemas"]["RouteShown"] | null;
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
    split_api_v1_orders__order_id__split_post: {
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
                "application/json": components["schemas"]["SplitOrder"];
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
            /**
             * @description `orders.no_such_line`: Order {number} has no line {line}.
             *
             *     `not_found`: There is no {thing} with this id in your company.
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
             * @description `conflict`: This has changed since you opened it. Load it again and repeat your change.
             *
             *     `orders.too_many`: Only {open} unit(s) of {sku} are still open; {wanted} were asked for.
             *
             *     `orders.not_ready`: Order {number} is {state}. Its parcels are made once all its goods are reserved and nothing holds it.
             *
             *     `shipping.already_labelled`: Order {number} has a label already, or a part of it has left. Give its labels back first.
             *
             *     `shipping.label_kept`: The carrier takes the label of parcel {parcel} back no more. Take the parcel as it is, or ask the carrier.
             *
             *     `shipping.no_way`: There is no way for such a parcel: {why}
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
             * @description `invalid`: {field_name} cannot be used: {why}
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
    summary_api_v1_sandbox_get: {
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
                    "application/json": components["schemas"]["SandboxShown"];
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
             * @description `sandbox.off`: There is no sandbox on this installation (LINKSTAR_REACH_SANDBOX is off).
             *
             *     `not_found`: There is no {thing} with this id in your company.
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
             * @description `sandbox.refused`: The sandbox declined: {said}
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
            /**
             * @description `sandbox.away`: The sandbox does not answer at {url}. Start it with `linkstar up` or `linkstar sandbox`.
             *
             *     `busy`: the database is busy; ask again
             */
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
    deliveries_api_v1_sandbox_deliveries_get: {
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
                    "application/json": components["schemas"]["Rows_Delivery_"];
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
             * @description `sandbox.off`: There is no sandbox on this installation (LINKSTAR_REACH_SANDBOX is off).
             *
             *     `not_found`: There is no {thing} with this id in your company.
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
             * @description `sandbox.refused`: The sandbox declined: {said}
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
            /**
             * @description `sandbox.away`: The sandbox does not answer at {url}. Start it with `linkstar up` or `linkstar sandbox`.
             *
             *     `busy`: the database is busy; ask again
             */
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
    ask_fault_api_v1_sandbox_faults_post: {
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
                "application/json": components["schemas"]["FaultAsked"];
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
            /**
             * @description `sandbox.off`: There is no sandbox on this installation (LINKSTAR_REACH_SANDBOX is off).
             *
             *     `not_found`: There is no {thing} with this id in your company.
             */
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
             * @description `sandbox.refused`: The sandbox declined: {said}
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
            /**
             * @description `sandbox.away`: The sandbox does not answer at {url}. Start it with `linkstar up` or `linkstar sandbox`.
             *
             *     `busy`: the database is busy; ask again
             */
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
    end_faults_api_v1_sandbox_faults_delete: {
        parameters: {
            query?: {
                fault_id?: number | null;
            };
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
            /**
             * @description `sandbox.off`: There is no sandbox on this installation (LINKSTAR_REACH_SANDBOX is off).
             *
             *     `not_found`: There is no {thing} with this id in your company.
             */
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
             * @description `sandbox.refused`: The sandbox declined: {said}
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
            /**
             * @description `sandbox.away`: The sandbox does not answer at {url}. Start it with `linkstar up` or `linkstar sandbox`.
             *
             *     `busy`: the database is busy; ask again
             */
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
    place_orders_api_v1_sandbox_orders_post: {
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
                "application/json": components["schemas"]["OrdersAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placed"];
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
             * @description `sandbox.off`: There is no sandbox on this installation (LINKSTAR_REACH_SANDBOX is off).
             *
             *     `not_found`: There is no {thing} with this id in your company.
             */
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
             * @description `sandbox.refused`: The sandbox declined: {said}
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
            /**
             * @description `sandbox.away`: The sandbox does not answer at {url}. Start it with `linkstar up` or `linkstar sandbox`.
             *
             *     `busy`: the database is busy; ask again
             */
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
    received_api_v1_sandbox_received_get: {
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
                    "application/json": components["schemas"]["Rows_Received_"];
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
             * @description `sandbox.off`: There is no sandbox on this installation (LINKSTAR_REACH_SANDBOX is off).
             *
             *     `not_found`: There is no {thing} with this id in your company.
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
             * @description `sandbox.refused`: The sandbox declined: {said}
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
            /**
             * @description `sandbox.away`: The sandbox does not answer at {url}. Start it with `linkstar up` or `linkstar sandbox`.
             *
             *     `busy`: the database is busy; ask again
             */
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
    open_shop_api_v1_sandbox_shops_post: {
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
                "application/json": components["schemas"]["ShopAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopOpened"];
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
             * @description `sandbox.off`: There is no sandbox on this installation (LINKSTAR_REACH_SANDBOX is off).
             *
             *     `not_found`: There is no {thing} with this id in your company.
             */
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
             * @description `sandbox.refused`: The sandbox declined: {said}
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
            /**
             * @description `sandbox.away`: The sandbox does not answer at {url}. Start it with `linkstar up` or `linkstar sandbox`.
             *
             *     `busy`: the database is busy; ask again
             */
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
    enter_demo_api_v1_session_demo_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoEntry"];
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
            /** @description `access.login_failed`: E-mail address or password is not right. Please try again. */
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
            /** @description `access.too_many_attempts`: Too many sign-ins from your network. Please wait {minutes} minute(s). */
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
    first_run_api_v1_session_first_run_get: {
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
                    "application/json": components["schemas"]["FirstRun"];
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
    found_api_v1_session_first_run_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstCompany"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
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
             * @description `access.setup_code_wrong`: The set-up code is not right. `linkstar up` prints it on the machine that LinkStar runs on.
             *
             *     `access.csrf`: another site sent this by somebody's browser
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tenants.not_first`: This installation has a company already. Sign in, or ask its owner to invite you. */
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
            /** @description `access.too_many_attempts`: Too many sign-ins from your network. Please wait {minutes} minute(s). */
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
    list_holidays_api_v1_shipping_holidays_get: {
        parameters: {
            query: {
                /** @description ISO 3166-1 alpha-2 */
                country: string;
                region?: string;
                year?: number;
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
                    "application/json": components["schemas"]["HolidaysShown"];
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
    list_all_api_v1_shipping_manifests_get: {
        parameters: {
            query?: {
                location_id?: string | null;
                state?: ("made" | "handed_over" | "cancelled")[];
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
                    "application/json": components["schemas"]["Rows_ManifestShown_"];
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
    make_api_v1_shipping_manifests_post: {
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
                "application/json": components["schemas"]["ManifestAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManifestShown"];
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
            /** @description `shipping.manifest_empty`: No packed parcel with a label waits for this carrier here. */
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
    list_ready_api_v1_shipping_manifests_waiting_get: {
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
                    "application/json": components["schemas"]["Rows_ParcelsReady_"];
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
    get_one_api_v1_shipping_manifests__manifest_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                manifest_id: string;
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
                    "application/json": components["schemas"]["ManifestWhole"];
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
    cancel_api_v1_shipping_manifests__manifest_id__cancel_post: {
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
                manifest_id: string;
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
            /** @description `shipping.manifest_closed`: Manifest {number} was handed over or cancelled already. */
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
    hand_over_api_v1_shipping_manifests__manifest_id__hand_over_post: {
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
                manifest_id: string;
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
            /**
             * @description `shipping.manifest_closed`: Manifest {number} was handed over or cancelled already.
             *
             *     `shipping.not_labelled`: Parcel {number} is {state}; only a parcel with a label can be handed over.
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
    download_paper_api_v1_shipping_manifests__manifest_id__paper_get: {
        parameters: {
            query?: {
                format?: "pdf" | "csv";
            };
            header?: never;
            path: {
                manifest_id: string;
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
                    "text/csv": unknown;
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
            query?: {
                format?: "" | "pdf" | "zpl";
            };
            header?: {
                /** @description the ETag that the thing was read with, instead of `version` */
                "If-Match"?: string;
            };
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
            /** @description `shipping.label_format`: The carrier gave this label as {has} only; there is no {asked}. */
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
    list_all_api_v1_shipping_waves_get: {
        parameters: {
            query?: {
                location_id?: string | null;
                state?: ("open" | "picking" | "picked" | "packed" | "closed")[];
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
                    "application/json": components["schemas"]["Rows_WaveShown_"];
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
    make_api_v1_shipping_waves_post: {
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
                "application/json": components["schemas"]["WaveAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaveMade"];
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
            /** @description `shipping.wave_empty`: No parcel that fits waits any more. Widen the filters. */
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
    list_waiting_api_v1_shipping_waves_waiting_get: {
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
                    "application/json": components["schemas"]["Rows_ParcelsWaiting_"];
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
    get_one_api_v1_shipping_waves__wave_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                wave_id: string;
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
                    "application/json": components["schemas"]["WaveShown"];
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
    get_box_api_v1_shipping_waves__wave_id__boxes__parcel_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                wave_id: string;
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
                    "application/json": components["schemas"]["BoxShown"];
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
    miss_on_shelf_api_v1_shipping_waves__wave_id__miss_post: {
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
                wave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Missing"];
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
            /**
             * @description `shipping.item_not_in_wave`: No parcel of this wave needs this item. Put it back.
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
    pack_api_v1_shipping_waves__wave_id__pack_post: {
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
                wave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Boxes"];
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
            /**
             * @description `shipping.parcel_out`: Do not pack parcel {number}: {why}.
             *
             *     `shipping.packed_already`: Parcel {number} is packed already.
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
    list_parcels_api_v1_shipping_waves__wave_id__parcels_get: {
        parameters: {
            query?: {
                state?: ("waiting" | "packed" | "out")[];
                /** @description `next` of the page before */
                after?: string;
                /** @description rows of a page at most */
                limit?: number;
            };
            header?: never;
            path: {
                wave_id: string;
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
                    "application/json": components["schemas"]["Rows_WaveParcelShown_"];
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
    take_from_shelf_api_v1_shipping_waves__wave_id__pick_post: {
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
                wave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PickedRows"];
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
             * @description `shipping.item_not_in_wave`: No parcel of this wave needs this item. Put it back.
             *
             *     `shipping.pick_too_many`: The wave needs {needed} of this item in all, {picked} are picked.
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
    take_all_from_shelves_api_v1_shipping_waves__wave_id__pick_all_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                wave_id: string;
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
    list_to_pick_api_v1_shipping_waves__wave_id__picks_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                wave_id: string;
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
                    "application/json": components["schemas"]["Rows_PickShown_"];
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
    put_parcels_back_api_v1_shipping_waves__wave_id__put_back_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                wave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParcelsBack"];
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
    scan_api_v1_shipping_waves__wave_id__scan_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                wave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Scanned"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanAnswer"];
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
    take_parcels_out_api_v1_shipping_waves__wave_id__take_out_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description `csrf` of GET /api/v1/session; needed with a session cookie, not with an API key */
                "X-CSRF-Token"?: string;
                /** @description a text of your own: the same request with the same key does its work once and is answered the same again */
                "Idempotency-Key"?: string;
            };
            path: {
                wave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParcelsOut"];
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
    unpack_boxes_api_v1_shipping_waves__wave_id__unpack_post: {
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
                wave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Boxes"];
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
            /**
             * @description `shipping.parcel_out`: Do not pack parcel {number}: {why}.
             *
             *     `shipping.on_manifest`: Parcel {number} stands on a manifest or has left. Cancel the manifest first.
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
                search?: string;
                state?: "" | "active" | "disabled";
                role?: string;
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
                    "application/json": components["schemas"]["UserMade"];
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
                    "application/json": components["schemas"]["PasswordMade"];
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
    prove_callbacks__token__get: {
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
            /** @description What the partner wants to read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "text/plain": unknown;
                };
            };
            /**
             * @description `callbacks.unreadable`: This callback cannot be read.
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
    answer_callbacks__token__post: {
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
            /** @description What the partner wants to read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "text/plain": unknown;
                };
            };
            /**
             * @description `callbacks.unreadable`: This callback cannot be read.
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
