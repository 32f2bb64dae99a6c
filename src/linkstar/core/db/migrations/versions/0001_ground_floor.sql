CREATE EXTENSION IF NOT EXISTS pg_trgm
-- next
CREATE SCHEMA catalog
-- next
GRANT USAGE ON SCHEMA catalog TO linkstar_app, linkstar_worker
-- next
CREATE SCHEMA connect
-- next
GRANT USAGE ON SCHEMA connect TO linkstar_app, linkstar_worker
-- next
CREATE SCHEMA contacts
-- next
GRANT USAGE ON SCHEMA contacts TO linkstar_app, linkstar_worker
-- next
CREATE SCHEMA core
-- next
GRANT USAGE ON SCHEMA core TO linkstar_app, linkstar_worker
-- next
CREATE SCHEMA finance
-- next
GRANT USAGE ON SCHEMA finance TO linkstar_app, linkstar_worker
-- next
CREATE SCHEMA inventory
-- next
GRANT USAGE ON SCHEMA inventory TO linkstar_app, linkstar_worker
-- next
CREATE SCHEMA orders
-- next
GRANT USAGE ON SCHEMA orders TO linkstar_app, linkstar_worker
-- next
CREATE SCHEMA shipping
-- next
GRANT USAGE ON SCHEMA shipping TO linkstar_app, linkstar_worker
-- next
CREATE TABLE catalog.items (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	sku TEXT NOT NULL,
	sku_plain TEXT DEFAULT '' NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	state TEXT DEFAULT 'active' NOT NULL,
	is_kit BOOLEAN DEFAULT false NOT NULL,
	kit_version BIGINT DEFAULT 0 NOT NULL,
	weight_g BIGINT DEFAULT 0 NOT NULL,
	length_mm BIGINT DEFAULT 0 NOT NULL,
	width_mm BIGINT DEFAULT 0 NOT NULL,
	height_mm BIGINT DEFAULT 0 NOT NULL,
	cost_minor BIGINT DEFAULT 0 NOT NULL,
	cost_currency TEXT DEFAULT '' NOT NULL,
	hs_code TEXT DEFAULT '' NOT NULL,
	origin TEXT DEFAULT '' NOT NULL,
	declared_name_en TEXT DEFAULT '' NOT NULL,
	declared_name_zh TEXT DEFAULT '' NOT NULL,
	declared_value_minor BIGINT DEFAULT 0 NOT NULL,
	declared_currency TEXT DEFAULT '' NOT NULL,
	has_battery BOOLEAN DEFAULT false NOT NULL,
	has_liquid BOOLEAN DEFAULT false NOT NULL,
	is_dangerous BOOLEAN DEFAULT false NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT items_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT items_state_check CHECK (state IN ('active', 'archived')),
	CONSTRAINT items_not_negative_check CHECK (least(weight_g, length_mm, width_mm, height_mm, cost_minor, declared_value_minor) >= 0)
)
-- next
CREATE UNIQUE INDEX items_sku_key ON catalog.items (tenant_id, sku)
-- next
CREATE INDEX items_sku_plain_ix ON catalog.items (tenant_id, sku_plain)
-- next
CREATE TABLE catalog.listings (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	shop_id UUID NOT NULL,
	listing_id TEXT DEFAULT '' NOT NULL,
	sku TEXT DEFAULT '' NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	fulfilled_by TEXT DEFAULT 'seller' NOT NULL,
	state TEXT DEFAULT 'unlinked' NOT NULL,
	extra JSONB DEFAULT '{}' NOT NULL,
	location_id TEXT DEFAULT '' NOT NULL,
	buffer BIGINT DEFAULT 0 NOT NULL,
	cap BIGINT,
	share_percent BIGINT DEFAULT 100 NOT NULL,
	first_seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT listings_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT listings_fulfilled_by_check CHECK (fulfilled_by IN ('seller', 'channel')),
	CONSTRAINT listings_state_check CHECK (state IN ('unlinked', 'linked')),
	CONSTRAINT listings_terms_check CHECK (buffer >= 0 AND cap >= 0 AND share_percent BETWEEN 0 AND 100)
)
-- next
CREATE UNIQUE INDEX listings_external_key ON catalog.listings (tenant_id, shop_id, listing_id, sku)
-- next
CREATE INDEX listings_sku_ix ON catalog.listings (tenant_id, shop_id, sku)
-- next
CREATE INDEX listings_state_ix ON catalog.listings (tenant_id, state, id)
-- next
CREATE INDEX listings_words_ix ON catalog.listings USING gin (((regexp_replace(' ' || btrim(lower(left(sku, 100) || ' ' || left(title, 300))), '[][\s@.,;:+_''"()/\\&|!<>*-]+', ' ' || 't' || right(tenant_id::text, 12), 'g'))::tsvector))
-- next
CREATE TABLE connect.accounts (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	partner TEXT NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	base_url TEXT DEFAULT '' NOT NULL,
	external_id TEXT DEFAULT '' NOT NULL,
	site TEXT DEFAULT '' NOT NULL,
	zone TEXT DEFAULT 'UTC' NOT NULL,
	currency TEXT DEFAULT 'USD' NOT NULL,
	config JSONB DEFAULT '{}' NOT NULL,
	state TEXT DEFAULT 'connected' NOT NULL,
	token_expires_at TIMESTAMP WITH TIME ZONE,
	authorised_until TIMESTAMP WITH TIME ZONE,
	last_success_at TIMESTAMP WITH TIME ZONE,
	last_error_at TIMESTAMP WITH TIME ZONE,
	last_error TEXT DEFAULT '' NOT NULL,
	webhook_token TEXT NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT accounts_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT accounts_state_check CHECK (state IN ('connected', 'paused', 'revoked', 'disconnected')),
	CONSTRAINT accounts_kind_check CHECK (kind IN ('channel', 'carrier', 'payment', 'warehouse', 'erp', 'notifier'))
)
-- next
CREATE UNIQUE INDEX accounts_external_key ON connect.accounts (tenant_id, partner, external_id)
-- next
CREATE UNIQUE INDEX accounts_webhook_key ON connect.accounts (tenant_id, webhook_token)
-- next
CREATE TABLE connect.buckets (
	tenant_id UUID NOT NULL,
	account_id UUID NOT NULL,
	operation TEXT NOT NULL,
	tokens DOUBLE PRECISION NOT NULL,
	rate DOUBLE PRECISION NOT NULL,
	burst DOUBLE PRECISION NOT NULL,
	filled_at TIMESTAMP WITH TIME ZONE NOT NULL,
	taken DOUBLE PRECISION DEFAULT 0 NOT NULL,
	spent DOUBLE PRECISION DEFAULT 0 NOT NULL,
	refused BIGINT DEFAULT 0 NOT NULL,
	CONSTRAINT buckets_pkey PRIMARY KEY (tenant_id, account_id, operation)
)
 WITH (fillfactor = 50)
-- next
CREATE TABLE connect.calls (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	account_id UUID NOT NULL,
	operation TEXT DEFAULT '' NOT NULL,
	method TEXT DEFAULT '' NOT NULL,
	path TEXT DEFAULT '' NOT NULL,
	status BIGINT DEFAULT 0 NOT NULL,
	ms BIGINT DEFAULT 0 NOT NULL,
	trace_id TEXT DEFAULT '' NOT NULL,
	request TEXT DEFAULT '' NOT NULL,
	response TEXT DEFAULT '' NOT NULL,
	error TEXT DEFAULT '' NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT calls_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE INDEX calls_account_ix ON connect.calls (tenant_id, account_id, at, id)
-- next
CREATE INDEX calls_at_ix ON connect.calls (tenant_id, at)
-- next
CREATE INDEX calls_trace_ix ON connect.calls (tenant_id, trace_id)
-- next
CREATE TABLE connect.cursors (
	tenant_id UUID NOT NULL,
	account_id UUID NOT NULL,
	topic TEXT NOT NULL,
	since TIMESTAMP WITH TIME ZONE NOT NULL,
	page TEXT DEFAULT '' NOT NULL,
	polled_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT cursors_pkey PRIMARY KEY (tenant_id, account_id, topic)
)
-- next
CREATE TABLE connect.grants (
	tenant_id UUID NOT NULL,
	state TEXT NOT NULL,
	partner TEXT NOT NULL,
	sealed BYTEA NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT grants_pkey PRIMARY KEY (tenant_id, state)
)
-- next
CREATE TABLE connect.messages (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	account_id UUID NOT NULL,
	topic TEXT NOT NULL,
	key TEXT NOT NULL,
	external_id TEXT DEFAULT '' NOT NULL,
	body BYTEA NOT NULL,
	source TEXT NOT NULL,
	happened_at TIMESTAMP WITH TIME ZONE,
	received_at TIMESTAMP WITH TIME ZONE NOT NULL,
	state TEXT DEFAULT 'received' NOT NULL,
	error TEXT DEFAULT '' NOT NULL,
	times BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT messages_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT messages_source_check CHECK (source IN ('webhook', 'poll', 'file')),
	CONSTRAINT messages_state_check CHECK (state IN ('received', 'applied', 'stale', 'failed', 'ignored'))
)
-- next
CREATE INDEX messages_about_ix ON connect.messages (tenant_id, account_id, external_id)
-- next
CREATE UNIQUE INDEX messages_key ON connect.messages (tenant_id, account_id, topic, key)
-- next
CREATE INDEX messages_open_ix ON connect.messages (tenant_id, state, id) WHERE state IN ('received', 'failed')
-- next
CREATE TABLE connect.secrets (
	tenant_id UUID NOT NULL,
	account_id UUID NOT NULL,
	sealed BYTEA NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	refreshing_until TIMESTAMP WITH TIME ZONE,
	CONSTRAINT secrets_pkey PRIMARY KEY (tenant_id, account_id)
)
-- next
CREATE TABLE contacts.contacts (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number BIGINT GENERATED ALWAYS AS IDENTITY,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT contacts_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE TABLE contacts.identities (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	fingerprint UUID NOT NULL,
	shop_id UUID NOT NULL,
	platform TEXT NOT NULL,
	external_id TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	email TEXT DEFAULT '' NOT NULL,
	phone TEXT DEFAULT '' NOT NULL,
	country TEXT DEFAULT '' NOT NULL,
	ship_name TEXT DEFAULT '' NOT NULL,
	email_norm TEXT DEFAULT '' NOT NULL,
	phone_e164 TEXT DEFAULT '' NOT NULL,
	is_relay BOOLEAN DEFAULT false NOT NULL,
	seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
	retain_until TIMESTAMP WITH TIME ZONE,
	CONSTRAINT identities_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE UNIQUE INDEX identities_fingerprint_key ON contacts.identities (tenant_id, fingerprint)
-- next
CREATE INDEX identities_retain_ix ON contacts.identities (tenant_id, retain_until) WHERE retain_until IS NOT NULL
-- next
CREATE INDEX identities_words_ix ON contacts.identities USING gin (((regexp_replace(' ' || btrim(lower(left(name, 100) || ' ' || left(ship_name, 100) || ' ' || left(split_part(email, '@', 1), 64) || ' ' || right(phone_e164, 8))), '[][\s@.,;:+_''"()/\\&|!<>*-]+', ' ' || 't' || right(tenant_id::text, 12), 'g'))::tsvector))
-- next
CREATE TABLE contacts.identity_keys (
	tenant_id UUID NOT NULL,
	identity_id UUID NOT NULL,
	key BIGINT NOT NULL,
	kind TEXT NOT NULL,
	is_first BOOLEAN DEFAULT false NOT NULL,
	names BIGINT[] DEFAULT '{}' NOT NULL,
	CONSTRAINT identity_keys_pkey PRIMARY KEY (tenant_id, identity_id, key)
)
-- next
CREATE UNIQUE INDEX identity_keys_first_key ON contacts.identity_keys (tenant_id, key) WHERE is_first
-- next
CREATE INDEX identity_keys_other_ix ON contacts.identity_keys (tenant_id, key) WHERE NOT is_first
-- next
CREATE TABLE contacts.link_events (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number BIGINT GENERATED ALWAYS AS IDENTITY,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	kind TEXT NOT NULL,
	identity_a UUID NOT NULL,
	identity_b UUID NOT NULL,
	from_contact UUID,
	to_contact UUID,
	rule TEXT NOT NULL,
	why JSONB DEFAULT '{}' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	undone_by UUID,
	CONSTRAINT link_events_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT link_events_kind_check CHECK (kind IN ('link', 'unlink', 'must', 'cannot')),
	CONSTRAINT link_events_two_check CHECK (identity_a <> identity_b)
)
-- next
CREATE INDEX link_events_a_ix ON contacts.link_events (tenant_id, identity_a)
-- next
CREATE INDEX link_events_b_ix ON contacts.link_events (tenant_id, identity_b)
-- next
CREATE INDEX link_events_ban_ix ON contacts.link_events (tenant_id, identity_a) WHERE kind IN ('cannot', 'unlink')
-- next
CREATE INDEX link_events_from_ix ON contacts.link_events (tenant_id, from_contact) WHERE from_contact IS NOT NULL
-- next
CREATE TABLE contacts.members (
	tenant_id UUID NOT NULL,
	identity_id UUID NOT NULL,
	contact_id UUID NOT NULL,
	CONSTRAINT members_pkey PRIMARY KEY (tenant_id, identity_id)
)
-- next
CREATE INDEX members_contact_ix ON contacts.members (tenant_id, contact_id)
-- next
CREATE TABLE contacts.salts (
	tenant_id UUID NOT NULL,
	salt TEXT NOT NULL,
	CONSTRAINT salts_pkey PRIMARY KEY (tenant_id)
)
-- next
CREATE TABLE core.api_keys (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	name TEXT NOT NULL,
	prefix TEXT NOT NULL,
	secret_hash TEXT NOT NULL,
	role TEXT NOT NULL,
	scopes JSONB DEFAULT '[]' NOT NULL,
	shop_ids UUID[],
	location_ids UUID[],
	made_by TEXT DEFAULT '' NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE,
	last_used_at TIMESTAMP WITH TIME ZONE,
	revoked_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT api_keys_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE UNIQUE INDEX api_keys_prefix_key ON core.api_keys (tenant_id, prefix)
-- next
CREATE TABLE core.audit (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	actor TEXT NOT NULL,
	noun TEXT NOT NULL,
	verb TEXT NOT NULL,
	subject UUID,
	before JSONB DEFAULT '{}' NOT NULL,
	after JSONB DEFAULT '{}' NOT NULL,
	trace_id TEXT DEFAULT '' NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT audit_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE INDEX audit_actor_ix ON core.audit (tenant_id, actor, id)
-- next
CREATE INDEX audit_subject_ix ON core.audit (tenant_id, subject, id)
-- next
CREATE TABLE core.automations (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	title TEXT NOT NULL,
	trigger TEXT NOT NULL,
	position BIGINT DEFAULT 0 NOT NULL,
	state TEXT DEFAULT 'off' NOT NULL,
	percent BIGINT DEFAULT 100 NOT NULL,
	on_error TEXT DEFAULT 'go_on' NOT NULL,
	source TEXT DEFAULT '' NOT NULL,
	actions JSONB DEFAULT '[]' NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	failures BIGINT DEFAULT 0 NOT NULL,
	why_paused TEXT DEFAULT '' NOT NULL,
	is_gone BOOLEAN DEFAULT false NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT automations_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT automations_state_check CHECK (state IN ('off', 'on', 'paused')),
	CONSTRAINT automations_percent_check CHECK (percent BETWEEN 1 AND 100),
	CONSTRAINT automations_on_error_check CHECK (on_error IN ('go_on', 'hold'))
)
-- next
CREATE TABLE core.facts (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	name TEXT NOT NULL,
	subject UUID,
	body JSONB DEFAULT '{}' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	trace_id TEXT DEFAULT '' NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT facts_pkey PRIMARY KEY (tenant_id, id)
)
 PARTITION BY RANGE (id)
-- next
CREATE INDEX facts_subject_ix ON core.facts (tenant_id, subject, id)
-- next
CREATE TABLE core.files (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	sha256 BYTEA NOT NULL,
	media_type TEXT NOT NULL,
	size BIGINT NOT NULL,
	body BYTEA NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT files_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE UNIQUE INDEX files_sha256_key ON core.files (tenant_id, sha256)
-- next
CREATE TABLE core.idempotency (
	tenant_id UUID NOT NULL,
	actor TEXT NOT NULL,
	key TEXT NOT NULL,
	request TEXT NOT NULL,
	request_hash TEXT NOT NULL,
	status BIGINT DEFAULT 0 NOT NULL,
	media_type TEXT DEFAULT '' NOT NULL,
	body BYTEA,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT idempotency_pkey PRIMARY KEY (tenant_id, actor, key)
)
-- next
CREATE INDEX idempotency_age_ix ON core.idempotency (tenant_id, created_at)
-- next
CREATE TABLE core.incidents (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	cause TEXT NOT NULL,
	subject UUID,
	params JSONB DEFAULT '{}' NOT NULL,
	state TEXT DEFAULT 'open' NOT NULL,
	reason TEXT DEFAULT '' NOT NULL,
	owner TEXT DEFAULT '' NOT NULL,
	due_at TIMESTAMP WITH TIME ZONE NOT NULL,
	trace_id TEXT DEFAULT '' NOT NULL,
	work_id UUID,
	times BIGINT DEFAULT 1 NOT NULL,
	opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT incidents_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE UNIQUE INDEX incidents_cause_key ON core.incidents (tenant_id, cause)
-- next
CREATE INDEX incidents_state_ix ON core.incidents (tenant_id, state, due_at, id)
-- next
CREATE INDEX incidents_subject_ix ON core.incidents (tenant_id, subject)
-- next
CREATE TABLE core.notice_subscriptions (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	title TEXT NOT NULL,
	account_id UUID NOT NULL,
	events TEXT[] DEFAULT '{}' NOT NULL,
	language TEXT DEFAULT 'zh' NOT NULL,
	rhythm TEXT DEFAULT 'now' NOT NULL,
	daily_at TEXT DEFAULT '09:00' NOT NULL,
	quiet_from TEXT DEFAULT '' NOT NULL,
	quiet_until TEXT DEFAULT '' NOT NULL,
	shops TEXT[] DEFAULT '{}' NOT NULL,
	is_on BOOLEAN DEFAULT true NOT NULL,
	is_program BOOLEAN DEFAULT false NOT NULL,
	is_gone BOOLEAN DEFAULT false NOT NULL,
	last_at TIMESTAMP WITH TIME ZONE,
	failing_since TIMESTAMP WITH TIME ZONE,
	actor TEXT DEFAULT '' NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT notice_subscriptions_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT notice_subscriptions_rhythm_check CHECK (rhythm IN ('now', 'hourly', 'daily')),
	CONSTRAINT notice_subscriptions_language_check CHECK (language IN ('zh', 'en'))
)
-- next
CREATE TABLE core.notice_templates (
	tenant_id UUID NOT NULL,
	event TEXT NOT NULL,
	language TEXT NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	line TEXT DEFAULT '' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT notice_templates_pkey PRIMARY KEY (tenant_id, event, language),
	CONSTRAINT notice_templates_language_check CHECK (language IN ('zh', 'en'))
)
-- next
CREATE TABLE core.roles (
	tenant_id UUID NOT NULL,
	name TEXT NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	permissions JSONB DEFAULT '{}' NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT roles_pkey PRIMARY KEY (tenant_id, name)
)
-- next
CREATE TABLE core.tenants (
	id UUID NOT NULL,
	slug TEXT NOT NULL,
	name TEXT NOT NULL,
	zone TEXT DEFAULT 'Asia/Shanghai' NOT NULL,
	currency TEXT DEFAULT 'CNY' NOT NULL,
	language TEXT DEFAULT 'zh' NOT NULL,
	needs_totp BOOLEAN DEFAULT false NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT tenants_pkey PRIMARY KEY (id),
	CONSTRAINT tenants_slug_key UNIQUE (slug)
)
-- next
CREATE TABLE core.users (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	email TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	password TEXT NOT NULL,
	state TEXT DEFAULT 'active' NOT NULL,
	totp BYTEA,
	is_password_once BOOLEAN DEFAULT false NOT NULL,
	is_totp_on BOOLEAN DEFAULT false NOT NULL,
	totp_step BIGINT DEFAULT 0 NOT NULL,
	recovery JSONB DEFAULT '[]' NOT NULL,
	failed_logins BIGINT DEFAULT 0 NOT NULL,
	locked_until TIMESTAMP WITH TIME ZONE,
	last_login_at TIMESTAMP WITH TIME ZONE,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT users_state_check CHECK (state IN ('active', 'disabled')),
	CONSTRAINT users_email_lower_check CHECK (email = lower(email))
)
-- next
CREATE INDEX users_email_everywhere_ix ON core.users (email)
-- next
CREATE UNIQUE INDEX users_email_key ON core.users (tenant_id, email)
-- next
CREATE TABLE core.work (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	step TEXT NOT NULL,
	priority BIGINT DEFAULT 5 NOT NULL,
	fact_ids UUID[] NOT NULL,
	size BIGINT DEFAULT 0 NOT NULL,
	due_at TIMESTAMP WITH TIME ZONE NOT NULL,
	retry_at TIMESTAMP WITH TIME ZONE,
	lease_until TIMESTAMP WITH TIME ZONE,
	fence BIGINT DEFAULT 0 NOT NULL,
	attempts BIGINT DEFAULT 0 NOT NULL,
	is_alone BOOLEAN DEFAULT false NOT NULL,
	parked_at TIMESTAMP WITH TIME ZONE,
	waits_for UUID,
	error TEXT DEFAULT '' NOT NULL,
	CONSTRAINT work_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE INDEX work_parked_ix ON core.work (tenant_id, parked_at) WHERE parked_at IS NOT NULL
-- next
CREATE INDEX work_ready_ix ON core.work (tenant_id, step, due_at) WHERE parked_at IS NULL
-- next
CREATE UNIQUE INDEX work_timetable_key ON core.work (tenant_id, step) WHERE fact_ids = '{}'
-- next
CREATE INDEX work_waits_ix ON core.work (tenant_id, waits_for) WHERE waits_for IS NOT NULL
-- next
CREATE TABLE core.workers (
	id UUID NOT NULL,
	host TEXT DEFAULT '' NOT NULL,
	pid BIGINT DEFAULT 0 NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
	counters JSONB DEFAULT '{}' NOT NULL,
	CONSTRAINT workers_pkey PRIMARY KEY (id)
)
-- next
CREATE TABLE finance.entries (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	posted_at TIMESTAMP WITH TIME ZONE NOT NULL,
	kind TEXT NOT NULL,
	source TEXT NOT NULL,
	order_id UUID,
	parcel_id UUID,
	shop_id UUID,
	currency TEXT NOT NULL,
	CONSTRAINT entries_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE INDEX entries_order_ix ON finance.entries (tenant_id, order_id)
-- next
CREATE UNIQUE INDEX entries_source_key ON finance.entries (tenant_id, kind, source)
-- next
CREATE TABLE finance.fx_rates (
	tenant_id UUID NOT NULL,
	currency TEXT NOT NULL,
	on_date DATE NOT NULL,
	per_million BIGINT NOT NULL,
	source TEXT NOT NULL,
	CONSTRAINT fx_rates_pkey PRIMARY KEY (tenant_id, currency, on_date),
	CONSTRAINT fx_rates_positive_check CHECK (per_million > 0)
)
-- next
CREATE TABLE finance.told (
	tenant_id UUID NOT NULL,
	account_id UUID NOT NULL,
	number TEXT NOT NULL,
	kind TEXT NOT NULL,
	on_date DATE NOT NULL,
	state TEXT NOT NULL,
	external_id TEXT DEFAULT '' NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	message TEXT DEFAULT '' NOT NULL,
	field TEXT DEFAULT '' NOT NULL,
	told_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT told_pkey PRIMARY KEY (tenant_id, account_id, number),
	CONSTRAINT told_state_check CHECK (state IN ('taken', 'refused'))
)
-- next
CREATE INDEX told_refused_ix ON finance.told (tenant_id, account_id, on_date) WHERE state = 'refused'
-- next
CREATE TABLE inventory.counts (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	location_id UUID NOT NULL,
	state TEXT DEFAULT 'counting' NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	posted_at TIMESTAMP WITH TIME ZONE,
	actor TEXT DEFAULT '' NOT NULL,
	CONSTRAINT counts_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE TABLE inventory.kept_events (
	tenant_id UUID NOT NULL,
	account_id UUID NOT NULL,
	kind TEXT NOT NULL,
	external_id TEXT NOT NULL,
	sku TEXT DEFAULT '' NOT NULL,
	item_id UUID,
	quantity BIGINT DEFAULT 0 NOT NULL,
	expected BIGINT DEFAULT 0 NOT NULL,
	partner_state TEXT DEFAULT '' NOT NULL,
	reason TEXT DEFAULT '' NOT NULL,
	paper TEXT DEFAULT '' NOT NULL,
	currency TEXT DEFAULT '' NOT NULL,
	amount_minor BIGINT DEFAULT 0 NOT NULL,
	happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	told_at TIMESTAMP WITH TIME ZONE NOT NULL,
	message_id UUID NOT NULL,
	CONSTRAINT kept_events_pkey PRIMARY KEY (tenant_id, account_id, kind, external_id)
)
-- next
CREATE INDEX kept_events_time_ix ON inventory.kept_events (tenant_id, account_id, happened_at)
-- next
CREATE TABLE inventory.listed (
	tenant_id UUID NOT NULL,
	listing_row_id UUID NOT NULL,
	shop_id UUID NOT NULL,
	quantity BIGINT NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE,
	pushed_version BIGINT DEFAULT 0 NOT NULL,
	pushed_quantity BIGINT,
	pushed_at TIMESTAMP WITH TIME ZONE,
	shown_quantity BIGINT,
	shown_at TIMESTAMP WITH TIME ZONE,
	error TEXT DEFAULT '' NOT NULL,
	CONSTRAINT listed_pkey PRIMARY KEY (tenant_id, listing_row_id)
)
-- next
CREATE INDEX listed_shop_ix ON inventory.listed (tenant_id, shop_id)
-- next
CREATE TABLE inventory.locations (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	type TEXT DEFAULT 'own' NOT NULL,
	is_sellable BOOLEAN DEFAULT true NOT NULL,
	country TEXT DEFAULT '' NOT NULL,
	priority BIGINT DEFAULT 100 NOT NULL,
	kept_by UUID,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT locations_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE UNIQUE INDEX locations_code_key ON inventory.locations (tenant_id, code)
-- next
CREATE TABLE inventory.movements (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	location_id UUID NOT NULL,
	pool TEXT DEFAULT 'sellable' NOT NULL,
	lot TEXT DEFAULT '' NOT NULL,
	on_hand_diff BIGINT NOT NULL,
	kind TEXT NOT NULL,
	cause_id UUID,
	note TEXT DEFAULT '' NOT NULL,
	supplier TEXT DEFAULT '' NOT NULL,
	paper TEXT DEFAULT '' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
	posted_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT movements_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE UNIQUE INDEX movements_cause_key ON inventory.movements (tenant_id, cause_id, item_id, location_id, pool, kind) WHERE cause_id IS NOT NULL
-- next
CREATE INDEX movements_level_ix ON inventory.movements (tenant_id, item_id, location_id, id)
-- next
CREATE TABLE inventory.reservations (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	owner_id UUID NOT NULL,
	owner_kind TEXT DEFAULT 'order' NOT NULL,
	order_id UUID,
	item_id UUID NOT NULL,
	location_id UUID,
	lot TEXT DEFAULT '' NOT NULL,
	quantity BIGINT NOT NULL,
	state TEXT DEFAULT 'committed' NOT NULL,
	priority BIGINT DEFAULT 100 NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT reservations_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT reservations_quantity_positive_check CHECK (quantity > 0)
)
-- next
CREATE INDEX reservations_expiry_ix ON inventory.reservations (tenant_id, expires_at) WHERE state = 'held' AND expires_at IS NOT NULL
-- next
CREATE INDEX reservations_live_ix ON inventory.reservations (tenant_id, item_id, location_id) WHERE state IN ('held', 'committed')
-- next
CREATE INDEX reservations_order_ix ON inventory.reservations (tenant_id, order_id)
-- next
CREATE INDEX reservations_owner_ix ON inventory.reservations (tenant_id, owner_id)
-- next
CREATE TABLE orders.orders (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	shop_id UUID NOT NULL,
	external_id TEXT NOT NULL,
	number TEXT NOT NULL,
	seen_version BIGINT NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	state TEXT NOT NULL,
	commercial TEXT NOT NULL,
	payment TEXT NOT NULL,
	fulfilled_by TEXT DEFAULT 'seller' NOT NULL,
	currency TEXT NOT NULL,
	total_minor BIGINT DEFAULT 0 NOT NULL,
	shipping_minor BIGINT DEFAULT 0 NOT NULL,
	tax_minor BIGINT DEFAULT 0 NOT NULL,
	discount_minor BIGINT DEFAULT 0 NOT NULL,
	placed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	paid_at TIMESTAMP WITH TIME ZONE,
	seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ship_by_at TIMESTAMP WITH TIME ZONE,
	deliver_by_at TIMESTAMP WITH TIME ZONE,
	zone TEXT DEFAULT 'UTC' NOT NULL,
	country TEXT DEFAULT '' NOT NULL,
	ship_to JSONB DEFAULT '{}' NOT NULL,
	ship_to_at_channel JSONB DEFAULT '{}' NOT NULL,
	buyer JSONB DEFAULT '{}' NOT NULL,
	identity_id UUID,
	contact_id UUID,
	service_level TEXT DEFAULT '' NOT NULL,
	ioss_number TEXT DEFAULT '' NOT NULL,
	is_business BOOLEAN DEFAULT false NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	channel_state TEXT DEFAULT '' NOT NULL,
	is_released BOOLEAN DEFAULT false NOT NULL,
	source TEXT DEFAULT '' NOT NULL,
	is_late BOOLEAN DEFAULT false NOT NULL,
	tags TEXT[] DEFAULT '{}' NOT NULL,
	priority BIGINT DEFAULT 0 NOT NULL,
	assignee_id UUID,
	resend_of_id UUID,
	captured_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT orders_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE INDEX orders_assignee_ix ON orders.orders (tenant_id, assignee_id, placed_at DESC, id DESC) WHERE assignee_id IS NOT NULL
-- next
CREATE INDEX orders_contact_ix ON orders.orders (tenant_id, contact_id, placed_at DESC)
-- next
CREATE INDEX orders_country_ix ON orders.orders (tenant_id, country, placed_at DESC, id DESC)
-- next
CREATE UNIQUE INDEX orders_external_key ON orders.orders (tenant_id, shop_id, external_id)
-- next
CREATE INDEX orders_identity_ix ON orders.orders (tenant_id, identity_id, id DESC)
-- next
CREATE INDEX orders_late_ix ON orders.orders (tenant_id, placed_at DESC, id DESC) WHERE is_late
-- next
CREATE INDEX orders_number_ix ON orders.orders (tenant_id, number)
-- next
CREATE INDEX orders_payment_ix ON orders.orders (tenant_id, payment, placed_at DESC, id DESC) WHERE payment <> 'paid'
-- next
CREATE INDEX orders_placed_ix ON orders.orders (tenant_id, placed_at DESC, id DESC)
-- next
CREATE INDEX orders_resend_ix ON orders.orders (tenant_id, resend_of_id) WHERE resend_of_id IS NOT NULL
-- next
CREATE INDEX orders_ship_by_ix ON orders.orders (tenant_id, ship_by_at, id) WHERE state IN ('ready', 'unmapped', 'on_hold', 'released', 'partly_shipped')
-- next
CREATE INDEX orders_shop_ix ON orders.orders (tenant_id, shop_id, placed_at DESC, id DESC)
-- next
CREATE INDEX orders_state_ix ON orders.orders (tenant_id, state, placed_at DESC, id DESC)
-- next
CREATE TABLE shipping.decisions (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	parcel_id UUID,
	inputs JSONB DEFAULT '{}' NOT NULL,
	offers JSONB DEFAULT '[]' NOT NULL,
	chosen JSONB DEFAULT '{}' NOT NULL,
	decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT decisions_pkey PRIMARY KEY (tenant_id, id)
)
-- next
CREATE INDEX decisions_order_ix ON shipping.decisions (tenant_id, order_id, id)
-- next
CREATE TABLE shipping.fulfilment_orders (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	shop_id UUID NOT NULL,
	location_id UUID NOT NULL,
	state TEXT DEFAULT 'open' NOT NULL,
	request_status TEXT DEFAULT 'unsubmitted' NOT NULL,
	ship_to JSONB DEFAULT '{}' NOT NULL,
	order_number TEXT DEFAULT '' NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT fulfilment_orders_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT fulfilment_orders_state_check CHECK (state IN ('scheduled', 'open', 'on_hold', 'in_progress', 'closed', 'incomplete', 'cancelled'))
)
-- next
CREATE INDEX fulfilment_orders_location_ix ON shipping.fulfilment_orders (tenant_id, location_id, state)
-- next
CREATE INDEX fulfilment_orders_order_ix ON shipping.fulfilment_orders (tenant_id, order_id)
-- next
CREATE TABLE shipping.locations (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	country TEXT NOT NULL,
	address JSONB DEFAULT '{}' NOT NULL,
	zone TEXT NOT NULL,
	cut_off TIME WITHOUT TIME ZONE NOT NULL,
	handling_h BIGINT DEFAULT 0 NOT NULL,
	working_days BIGINT DEFAULT 31 NOT NULL,
	holidays JSONB DEFAULT '[]' NOT NULL,
	eori TEXT DEFAULT '' NOT NULL,
	vat_number TEXT DEFAULT '' NOT NULL,
	services JSONB DEFAULT '[]' NOT NULL,
	is_enabled BOOLEAN DEFAULT true NOT NULL,
	label_format TEXT DEFAULT 'PDF' NOT NULL,
	label_size TEXT DEFAULT '100x150' NOT NULL,
	label_dpi BIGINT DEFAULT 203 NOT NULL,
	CONSTRAINT locations_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT locations_working_days_check CHECK (working_days BETWEEN 0 AND 127),
	CONSTRAINT locations_label_format_check CHECK (label_format IN ('PDF', 'ZPL'))
)
-- next
CREATE TABLE shipping.manifests (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	location_id UUID NOT NULL,
	account_id UUID NOT NULL,
	carrier TEXT DEFAULT '' NOT NULL,
	state TEXT DEFAULT 'made' NOT NULL,
	paper_id UUID,
	sheet_id UUID,
	made_by TEXT DEFAULT '' NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	handed_over_at TIMESTAMP WITH TIME ZONE,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT manifests_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT manifests_state_check CHECK (state IN ('made', 'handed_over', 'cancelled'))
)
-- next
CREATE UNIQUE INDEX manifests_number_key ON shipping.manifests (tenant_id, number)
-- next
CREATE TABLE shipping.rates (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	account_id UUID NOT NULL,
	service TEXT NOT NULL,
	country TEXT NOT NULL,
	over_g BIGINT DEFAULT 0 NOT NULL,
	up_to_g BIGINT NOT NULL,
	currency TEXT NOT NULL,
	base_minor BIGINT DEFAULT 0 NOT NULL,
	base_g BIGINT DEFAULT 0 NOT NULL,
	per_kg_minor BIGINT DEFAULT 0 NOT NULL,
	step_g BIGINT DEFAULT 1 NOT NULL,
	postcode_prefix TEXT DEFAULT '' NOT NULL,
	volumetric_divisor BIGINT DEFAULT 0 NOT NULL,
	fuel_percent_bp BIGINT DEFAULT 0 NOT NULL,
	length_max_mm BIGINT DEFAULT 0 NOT NULL,
	girth_max_mm BIGINT DEFAULT 0 NOT NULL,
	days_min BIGINT DEFAULT 0 NOT NULL,
	days_max BIGINT DEFAULT 0 NOT NULL,
	fetched_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT rates_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT rates_weights_check CHECK (over_g >= 0 AND up_to_g > over_g),
	CONSTRAINT rates_prices_check CHECK (base_minor >= 0 AND per_kg_minor >= 0 AND fuel_percent_bp >= 0),
	CONSTRAINT rates_steps_check CHECK (step_g > 0 AND base_g >= 0 AND volumetric_divisor >= 0)
)
-- next
CREATE INDEX rates_account_ix ON shipping.rates (tenant_id, account_id)
-- next
CREATE INDEX rates_country_ix ON shipping.rates (tenant_id, country, account_id, service)
-- next
CREATE TABLE shipping.services (
	tenant_id UUID NOT NULL,
	account_id UUID NOT NULL,
	code TEXT NOT NULL,
	title_en TEXT DEFAULT '' NOT NULL,
	title_zh TEXT DEFAULT '' NOT NULL,
	takes_battery BOOLEAN DEFAULT false NOT NULL,
	takes_liquid BOOLEAN DEFAULT false NOT NULL,
	takes_dangerous BOOLEAN DEFAULT false NOT NULL,
	is_tracked BOOLEAN DEFAULT true NOT NULL,
	takes_po_box BOOLEAN DEFAULT true NOT NULL,
	needs_ioss_eu BOOLEAN DEFAULT false NOT NULL,
	needs_customs BOOLEAN DEFAULT true NOT NULL,
	address_line_max BIGINT DEFAULT 0 NOT NULL,
	is_latin_only BOOLEAN DEFAULT false NOT NULL,
	needs_postcode BOOLEAN DEFAULT true NOT NULL,
	needs_phone BOOLEAN DEFAULT false NOT NULL,
	needs_state BOOLEAN DEFAULT false NOT NULL,
	is_enabled BOOLEAN DEFAULT true NOT NULL,
	is_away BOOLEAN DEFAULT false NOT NULL,
	CONSTRAINT services_pkey PRIMARY KEY (tenant_id, account_id, code)
)
-- next
CREATE TABLE shipping.user_rules (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	conditions JSONB DEFAULT '{}' NOT NULL,
	is_enabled BOOLEAN DEFAULT true NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT user_rules_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT user_rules_kind_check CHECK (kind IN ('prefer', 'forbid', 'hold'))
)
-- next
CREATE TABLE shipping.waves (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	location_id UUID NOT NULL,
	state TEXT DEFAULT 'open' NOT NULL,
	chosen_by JSONB DEFAULT '{}' NOT NULL,
	made_by TEXT DEFAULT '' NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	picked_at TIMESTAMP WITH TIME ZONE,
	packed_at TIMESTAMP WITH TIME ZONE,
	closed_at TIMESTAMP WITH TIME ZONE,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT waves_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT waves_state_check CHECK (state IN ('open', 'picking', 'picked', 'packed', 'closed'))
)
-- next
CREATE UNIQUE INDEX waves_number_key ON shipping.waves (tenant_id, number)
-- next
CREATE TABLE catalog.barcodes (
	tenant_id UUID NOT NULL,
	code TEXT NOT NULL,
	item_id UUID NOT NULL,
	CONSTRAINT barcodes_pkey PRIMARY KEY (tenant_id, code),
	CONSTRAINT barcodes_tenant_id_item_id_fkey FOREIGN KEY(tenant_id, item_id) REFERENCES catalog.items (tenant_id, id)
)
-- next
CREATE INDEX barcodes_item_ix ON catalog.barcodes (tenant_id, item_id)
-- next
CREATE TABLE catalog.kit_components (
	tenant_id UUID NOT NULL,
	kit_id UUID NOT NULL,
	version BIGINT NOT NULL,
	item_id UUID NOT NULL,
	quantity BIGINT NOT NULL,
	CONSTRAINT kit_components_pkey PRIMARY KEY (tenant_id, kit_id, version, item_id),
	CONSTRAINT kit_components_tenant_id_kit_id_fkey FOREIGN KEY(tenant_id, kit_id) REFERENCES catalog.items (tenant_id, id),
	CONSTRAINT kit_components_tenant_id_item_id_fkey FOREIGN KEY(tenant_id, item_id) REFERENCES catalog.items (tenant_id, id),
	CONSTRAINT kit_components_quantity_check CHECK (quantity > 0),
	CONSTRAINT kit_components_not_itself_check CHECK (kit_id <> item_id)
)
-- next
CREATE INDEX kit_components_item_ix ON catalog.kit_components (tenant_id, item_id)
-- next
CREATE TABLE catalog.listing_links (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	listing_row_id UUID NOT NULL,
	item_id UUID NOT NULL,
	quantity BIGINT DEFAULT 1 NOT NULL,
	valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
	valid_to TIMESTAMP WITH TIME ZONE,
	actor TEXT DEFAULT '' NOT NULL,
	CONSTRAINT listing_links_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT listing_links_tenant_id_listing_row_id_fkey FOREIGN KEY(tenant_id, listing_row_id) REFERENCES catalog.listings (tenant_id, id),
	CONSTRAINT listing_links_tenant_id_item_id_fkey FOREIGN KEY(tenant_id, item_id) REFERENCES catalog.items (tenant_id, id),
	CONSTRAINT listing_links_quantity_check CHECK (quantity > 0)
)
-- next
CREATE INDEX listing_links_item_ix ON catalog.listing_links (tenant_id, item_id) WHERE valid_to IS NULL
-- next
CREATE UNIQUE INDEX listing_links_open_key ON catalog.listing_links (tenant_id, listing_row_id) WHERE valid_to IS NULL
-- next
CREATE TABLE core.automation_changes (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	automation_id UUID NOT NULL,
	version BIGINT NOT NULL,
	what TEXT NOT NULL,
	body JSONB DEFAULT '{}' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT automation_changes_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT automation_changes_tenant_id_automation_id_fkey FOREIGN KEY(tenant_id, automation_id) REFERENCES core.automations (tenant_id, id)
)
-- next
CREATE INDEX automation_changes_ix ON core.automation_changes (tenant_id, automation_id, id DESC)
-- next
CREATE TABLE core.automation_counts (
	tenant_id UUID NOT NULL,
	automation_id UUID NOT NULL,
	version BIGINT NOT NULL,
	slot BIGINT DEFAULT 0 NOT NULL,
	seen BIGINT DEFAULT 0 NOT NULL,
	fitted BIGINT DEFAULT 0 NOT NULL,
	left_out BIGINT DEFAULT 0 NOT NULL,
	acted BIGINT DEFAULT 0 NOT NULL,
	failed BIGINT DEFAULT 0 NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT automation_counts_pkey PRIMARY KEY (tenant_id, automation_id, version, slot),
	CONSTRAINT automation_counts_tenant_id_automation_id_fkey FOREIGN KEY(tenant_id, automation_id) REFERENCES core.automations (tenant_id, id)
)
-- next
CREATE TABLE core.automation_effects (
	tenant_id UUID NOT NULL,
	order_id UUID NOT NULL,
	automation_id UUID NOT NULL,
	version BIGINT NOT NULL,
	changes JSONB DEFAULT '[]' NOT NULL,
	done_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT automation_effects_pkey PRIMARY KEY (tenant_id, order_id, automation_id),
	CONSTRAINT automation_effects_tenant_id_automation_id_fkey FOREIGN KEY(tenant_id, automation_id) REFERENCES core.automations (tenant_id, id)
)
-- next
CREATE INDEX automation_effects_ix ON core.automation_effects (tenant_id, automation_id, order_id DESC)
-- next
CREATE TABLE core.grants (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	role TEXT NOT NULL,
	shop_ids UUID[],
	location_ids UUID[],
	granted_at TIMESTAMP WITH TIME ZONE NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	CONSTRAINT grants_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT grants_tenant_id_user_id_fkey FOREIGN KEY(tenant_id, user_id) REFERENCES core.users (tenant_id, id)
)
-- next
CREATE INDEX grants_role_ix ON core.grants (tenant_id, role)
-- next
CREATE INDEX grants_user_ix ON core.grants (tenant_id, user_id)
-- next
CREATE TABLE core.notice_deliveries (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	subscription_id UUID NOT NULL,
	account_id UUID NOT NULL,
	key TEXT NOT NULL,
	event TEXT DEFAULT '' NOT NULL,
	language TEXT DEFAULT '' NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	lines JSONB DEFAULT '[]' NOT NULL,
	url TEXT DEFAULT '' NOT NULL,
	data JSONB DEFAULT '{}' NOT NULL,
	count BIGINT DEFAULT 0 NOT NULL,
	state TEXT DEFAULT 'waiting' NOT NULL,
	tries BIGINT DEFAULT 0 NOT NULL,
	error TEXT DEFAULT '' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	next_at TIMESTAMP WITH TIME ZONE,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT notice_deliveries_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT notice_deliveries_tenant_id_subscription_id_fkey FOREIGN KEY(tenant_id, subscription_id) REFERENCES core.notice_subscriptions (tenant_id, id),
	CONSTRAINT notice_deliveries_state_check CHECK (state IN ('waiting', 'sent', 'failed', 'unknown'))
)
-- next
CREATE INDEX notice_deliveries_ix ON core.notice_deliveries (tenant_id, subscription_id, id)
-- next
CREATE TABLE core.notices (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	subscription_id UUID NOT NULL,
	key TEXT NOT NULL,
	event TEXT NOT NULL,
	subject UUID,
	line TEXT DEFAULT '' NOT NULL,
	data JSONB DEFAULT '{}' NOT NULL,
	happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	due_at TIMESTAMP WITH TIME ZONE NOT NULL,
	delivery_id UUID,
	CONSTRAINT notices_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT notices_tenant_id_subscription_id_fkey FOREIGN KEY(tenant_id, subscription_id) REFERENCES core.notice_subscriptions (tenant_id, id)
)
-- next
CREATE INDEX notices_due_ix ON core.notices (tenant_id, due_at) WHERE delivery_id IS NULL
-- next
CREATE UNIQUE INDEX notices_key ON core.notices (tenant_id, subscription_id, key)
-- next
CREATE TABLE core.sessions (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	token_hash TEXT NOT NULL,
	csrf TEXT NOT NULL,
	agent TEXT DEFAULT '' NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT sessions_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT sessions_tenant_id_user_id_fkey FOREIGN KEY(tenant_id, user_id) REFERENCES core.users (tenant_id, id)
)
-- next
CREATE INDEX sessions_expiry_ix ON core.sessions (tenant_id, expires_at)
-- next
CREATE UNIQUE INDEX sessions_token_key ON core.sessions (tenant_id, token_hash)
-- next
CREATE INDEX sessions_user_ix ON core.sessions (tenant_id, user_id)
-- next
CREATE TABLE finance.postings (
	tenant_id UUID NOT NULL,
	entry_id UUID NOT NULL,
	line BIGINT NOT NULL,
	account TEXT NOT NULL,
	amount_minor BIGINT DEFAULT 0 NOT NULL,
	currency TEXT NOT NULL,
	CONSTRAINT postings_pkey PRIMARY KEY (tenant_id, entry_id, line),
	CONSTRAINT postings_tenant_id_entry_id_fkey FOREIGN KEY(tenant_id, entry_id) REFERENCES finance.entries (tenant_id, id),
	CONSTRAINT postings_amount_check CHECK (amount_minor <> 0)
)
-- next
CREATE INDEX postings_account_ix ON finance.postings (tenant_id, account, currency)
-- next
CREATE TABLE inventory.bins (
	tenant_id UUID NOT NULL,
	item_id UUID NOT NULL,
	location_id UUID NOT NULL,
	bin TEXT NOT NULL,
	CONSTRAINT bins_pkey PRIMARY KEY (tenant_id, item_id, location_id),
	CONSTRAINT bins_tenant_id_location_id_fkey FOREIGN KEY(tenant_id, location_id) REFERENCES inventory.locations (tenant_id, id)
)
-- next
CREATE INDEX bins_location_ix ON inventory.bins (tenant_id, location_id, bin)
-- next
CREATE TABLE inventory.count_lines (
	tenant_id UUID NOT NULL,
	count_id UUID NOT NULL,
	item_id UUID NOT NULL,
	lot TEXT DEFAULT '' NOT NULL,
	expected BIGINT NOT NULL,
	counted BIGINT,
	CONSTRAINT count_lines_pkey PRIMARY KEY (tenant_id, count_id, item_id, lot),
	CONSTRAINT count_lines_tenant_id_count_id_fkey FOREIGN KEY(tenant_id, count_id) REFERENCES inventory.counts (tenant_id, id)
)
-- next
CREATE TABLE inventory.inbounds (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	location_id UUID NOT NULL,
	number TEXT NOT NULL,
	supplier TEXT DEFAULT '' NOT NULL,
	tracking_number TEXT DEFAULT '' NOT NULL,
	expected_at TIMESTAMP WITH TIME ZONE,
	state TEXT DEFAULT 'announced' NOT NULL,
	external_id TEXT DEFAULT '' NOT NULL,
	partner_state TEXT DEFAULT '' NOT NULL,
	error TEXT DEFAULT '' NOT NULL,
	announced_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	CONSTRAINT inbounds_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT inbounds_tenant_id_location_id_fkey FOREIGN KEY(tenant_id, location_id) REFERENCES inventory.locations (tenant_id, id)
)
-- next
CREATE INDEX inbounds_external_ix ON inventory.inbounds (tenant_id, external_id)
-- next
CREATE UNIQUE INDEX inbounds_number_key ON inventory.inbounds (tenant_id, location_id, number)
-- next
CREATE TABLE inventory.levels (
	tenant_id UUID NOT NULL,
	item_id UUID NOT NULL,
	location_id UUID NOT NULL,
	pool TEXT DEFAULT 'sellable' NOT NULL,
	lot TEXT DEFAULT '' NOT NULL,
	on_hand BIGINT DEFAULT 0 NOT NULL,
	reserved BIGINT DEFAULT 0 NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	CONSTRAINT levels_pkey PRIMARY KEY (tenant_id, item_id, location_id, pool, lot),
	CONSTRAINT levels_tenant_id_location_id_fkey FOREIGN KEY(tenant_id, location_id) REFERENCES inventory.locations (tenant_id, id),
	CONSTRAINT levels_reserved_not_negative_check CHECK (reserved >= 0),
	CONSTRAINT levels_never_oversold_check CHECK (reserved <= on_hand)
)
-- next
CREATE INDEX levels_location_ix ON inventory.levels (tenant_id, location_id, item_id)
-- next
CREATE TABLE inventory.mirrored (
	tenant_id UUID NOT NULL,
	location_id UUID NOT NULL,
	item_id UUID NOT NULL,
	state TEXT NOT NULL,
	partner_state TEXT DEFAULT '' NOT NULL,
	quantity BIGINT NOT NULL,
	stated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT mirrored_pkey PRIMARY KEY (tenant_id, location_id, item_id, state, partner_state),
	CONSTRAINT mirrored_tenant_id_location_id_fkey FOREIGN KEY(tenant_id, location_id) REFERENCES inventory.locations (tenant_id, id)
)
-- next
CREATE INDEX mirrored_item_ix ON inventory.mirrored (tenant_id, item_id, location_id)
-- next
CREATE TABLE orders.addresses (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	ship_to JSONB DEFAULT '{}' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	replaced_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT addresses_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT addresses_tenant_id_order_id_fkey FOREIGN KEY(tenant_id, order_id) REFERENCES orders.orders (tenant_id, id)
)
-- next
CREATE INDEX addresses_order_ix ON orders.addresses (tenant_id, order_id)
-- next
CREATE TABLE orders.holds (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	code TEXT NOT NULL,
	reason TEXT DEFAULT '' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	released_at TIMESTAMP WITH TIME ZONE,
	released_by TEXT DEFAULT '' NOT NULL,
	CONSTRAINT holds_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT holds_tenant_id_order_id_fkey FOREIGN KEY(tenant_id, order_id) REFERENCES orders.orders (tenant_id, id)
)
-- next
CREATE INDEX holds_code_ix ON orders.holds (tenant_id, code, order_id DESC) WHERE released_at IS NULL
-- next
CREATE UNIQUE INDEX holds_open_key ON orders.holds (tenant_id, order_id, code) WHERE released_at IS NULL
-- next
CREATE TABLE orders.lines (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	external_id TEXT NOT NULL,
	listing_id TEXT DEFAULT '' NOT NULL,
	sku TEXT DEFAULT '' NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	listing_row_id UUID,
	ordered BIGINT NOT NULL,
	ordered_at_channel BIGINT,
	cancelled BIGINT DEFAULT 0 NOT NULL,
	shipped BIGINT DEFAULT 0 NOT NULL,
	returned BIGINT DEFAULT 0 NOT NULL,
	refunded BIGINT DEFAULT 0 NOT NULL,
	shipped_at_channel BIGINT DEFAULT 0 NOT NULL,
	price_minor BIGINT DEFAULT 0 NOT NULL,
	tax_minor BIGINT DEFAULT 0 NOT NULL,
	discount_minor BIGINT DEFAULT 0 NOT NULL,
	fulfilment_id TEXT DEFAULT '' NOT NULL,
	extra JSONB DEFAULT '{}' NOT NULL,
	CONSTRAINT lines_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT lines_tenant_id_order_id_fkey FOREIGN KEY(tenant_id, order_id) REFERENCES orders.orders (tenant_id, id),
	CONSTRAINT lines_not_negative_check CHECK (ordered >= 0 AND cancelled >= 0 AND shipped >= 0 AND returned >= 0),
	CONSTRAINT lines_never_more_than_ordered_check CHECK (cancelled + shipped <= ordered),
	CONSTRAINT lines_returned_was_shipped_check CHECK (returned <= shipped)
)
-- next
CREATE UNIQUE INDEX lines_external_key ON orders.lines (tenant_id, order_id, external_id)
-- next
CREATE INDEX lines_sku_ix ON orders.lines (tenant_id, sku, order_id DESC)
-- next
CREATE INDEX lines_unmapped_ix ON orders.lines (tenant_id, listing_id, sku) WHERE listing_row_id IS NULL
-- next
CREATE TABLE orders.notes (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	words TEXT NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	written_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT notes_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT notes_tenant_id_order_id_fkey FOREIGN KEY(tenant_id, order_id) REFERENCES orders.orders (tenant_id, id)
)
-- next
CREATE INDEX notes_order_ix ON orders.notes (tenant_id, order_id, id)
-- next
CREATE TABLE orders.tagged (
	tenant_id UUID NOT NULL,
	order_id UUID NOT NULL,
	tag TEXT NOT NULL,
	CONSTRAINT tagged_pkey PRIMARY KEY (tenant_id, order_id, tag),
	CONSTRAINT tagged_tenant_id_order_id_fkey FOREIGN KEY(tenant_id, order_id) REFERENCES orders.orders (tenant_id, id)
)
-- next
CREATE INDEX tagged_tag_ix ON orders.tagged (tenant_id, tag, order_id DESC)
-- next
CREATE TABLE shipping.fulfilment_lines (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	fulfilment_order_id UUID NOT NULL,
	order_line_id UUID NOT NULL,
	component_id UUID,
	item_id UUID NOT NULL,
	quantity BIGINT NOT NULL,
	customs JSONB DEFAULT '{}' NOT NULL,
	CONSTRAINT fulfilment_lines_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT fulfilment_lines_tenant_id_fulfilment_order_id_fkey FOREIGN KEY(tenant_id, fulfilment_order_id) REFERENCES shipping.fulfilment_orders (tenant_id, id),
	CONSTRAINT fulfilment_lines_quantity_check CHECK (quantity > 0)
)
-- next
CREATE INDEX fulfilment_lines_order_ix ON shipping.fulfilment_lines (tenant_id, fulfilment_order_id)
-- next
CREATE TABLE shipping.parcels (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	fulfilment_order_id UUID NOT NULL,
	order_id UUID NOT NULL,
	shop_id UUID NOT NULL,
	location_id UUID NOT NULL,
	account_id UUID NOT NULL,
	service TEXT NOT NULL,
	state TEXT DEFAULT 'planned' NOT NULL,
	weight_g BIGINT DEFAULT 0 NOT NULL,
	length_mm BIGINT DEFAULT 0 NOT NULL,
	width_mm BIGINT DEFAULT 0 NOT NULL,
	height_mm BIGINT DEFAULT 0 NOT NULL,
	estimate_minor BIGINT DEFAULT 0 NOT NULL,
	currency TEXT DEFAULT '' NOT NULL,
	hand_over_by TIMESTAMP WITH TIME ZONE,
	is_late BOOLEAN DEFAULT false NOT NULL,
	ioss_number TEXT DEFAULT '' NOT NULL,
	tracking_number TEXT DEFAULT '' NOT NULL,
	tracking_status TEXT DEFAULT 'unknown' NOT NULL,
	tracking_at TIMESTAMP WITH TIME ZONE,
	confirm_state TEXT DEFAULT 'none' NOT NULL,
	hold_reason TEXT DEFAULT '' NOT NULL,
	hold_field TEXT DEFAULT '' NOT NULL,
	attempt BIGINT DEFAULT 1 NOT NULL,
	version BIGINT DEFAULT 1 NOT NULL,
	handed_over_at TIMESTAMP WITH TIME ZONE,
	box_id UUID,
	is_shared BOOLEAN DEFAULT false NOT NULL,
	pulled_at TIMESTAMP WITH TIME ZONE,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT parcels_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT parcels_tenant_id_fulfilment_order_id_fkey FOREIGN KEY(tenant_id, fulfilment_order_id) REFERENCES shipping.fulfilment_orders (tenant_id, id),
	CONSTRAINT parcels_state_check CHECK (state IN ('planned', 'packed', 'labelled', 'handed_over', 'in_transit', 'out_for_delivery', 'delivered', 'cancelled')),
	CONSTRAINT parcels_confirm_check CHECK (confirm_state IN ('none', 'pending', 'confirmed', 'refused'))
)
-- next
CREATE INDEX parcels_box_ix ON shipping.parcels (tenant_id, box_id) WHERE box_id IS NOT NULL
-- next
CREATE INDEX parcels_fulfilment_ix ON shipping.parcels (tenant_id, fulfilment_order_id)
-- next
CREATE UNIQUE INDEX parcels_number_key ON shipping.parcels (tenant_id, number)
-- next
CREATE INDEX parcels_order_ix ON shipping.parcels (tenant_id, order_id)
-- next
CREATE INDEX parcels_state_ix ON shipping.parcels (tenant_id, state, id)
-- next
CREATE INDEX parcels_tracking_ix ON shipping.parcels (tenant_id, tracking_number) WHERE tracking_number <> ''
-- next
CREATE INDEX parcels_untold_ix ON shipping.parcels (tenant_id, shop_id, id) WHERE confirm_state IN ('pending', 'refused')
-- next
CREATE TABLE shipping.pickups (
	tenant_id UUID NOT NULL,
	location_id UUID NOT NULL,
	account_id UUID NOT NULL,
	cut_off TIME WITHOUT TIME ZONE NOT NULL,
	working_days BIGINT DEFAULT 127 NOT NULL,
	holidays JSONB DEFAULT '[]' NOT NULL,
	CONSTRAINT pickups_pkey PRIMARY KEY (tenant_id, location_id, account_id),
	CONSTRAINT pickups_tenant_id_location_id_fkey FOREIGN KEY(tenant_id, location_id) REFERENCES shipping.locations (tenant_id, id),
	CONSTRAINT pickups_working_days_check CHECK (working_days BETWEEN 0 AND 127)
)
-- next
CREATE TABLE shipping.wave_items (
	tenant_id UUID NOT NULL,
	wave_id UUID NOT NULL,
	item_id UUID NOT NULL,
	picked BIGINT DEFAULT 0 NOT NULL,
	missing BIGINT DEFAULT 0 NOT NULL,
	picked_by TEXT DEFAULT '' NOT NULL,
	picked_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT wave_items_pkey PRIMARY KEY (tenant_id, wave_id, item_id),
	CONSTRAINT wave_items_tenant_id_wave_id_fkey FOREIGN KEY(tenant_id, wave_id) REFERENCES shipping.waves (tenant_id, id),
	CONSTRAINT wave_items_units_check CHECK (picked >= 0 AND missing >= 0)
)
-- next
CREATE TABLE inventory.inbound_arrivals (
	tenant_id UUID NOT NULL,
	inbound_id UUID NOT NULL,
	told_by UUID NOT NULL,
	item_id UUID NOT NULL,
	sound BIGINT DEFAULT 0 NOT NULL,
	damaged BIGINT DEFAULT 0 NOT NULL,
	CONSTRAINT inbound_arrivals_pkey PRIMARY KEY (tenant_id, inbound_id, told_by, item_id),
	CONSTRAINT inbound_arrivals_tenant_id_inbound_id_fkey FOREIGN KEY(tenant_id, inbound_id) REFERENCES inventory.inbounds (tenant_id, id)
)
-- next
CREATE TABLE inventory.inbound_lines (
	tenant_id UUID NOT NULL,
	inbound_id UUID NOT NULL,
	item_id UUID NOT NULL,
	expected BIGINT NOT NULL,
	CONSTRAINT inbound_lines_pkey PRIMARY KEY (tenant_id, inbound_id, item_id),
	CONSTRAINT inbound_lines_tenant_id_inbound_id_fkey FOREIGN KEY(tenant_id, inbound_id) REFERENCES inventory.inbounds (tenant_id, id),
	CONSTRAINT inbound_lines_expected_positive_check CHECK (expected > 0)
)
-- next
CREATE TABLE orders.components (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	line_id UUID NOT NULL,
	item_id UUID NOT NULL,
	per_line_unit BIGINT NOT NULL,
	kit_version BIGINT DEFAULT 0 NOT NULL,
	shipped BIGINT DEFAULT 0 NOT NULL,
	CONSTRAINT components_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT components_tenant_id_line_id_fkey FOREIGN KEY(tenant_id, line_id) REFERENCES orders.lines (tenant_id, id)
)
-- next
CREATE INDEX components_line_ix ON orders.components (tenant_id, line_id)
-- next
CREATE INDEX components_order_ix ON orders.components (tenant_id, order_id)
-- next
CREATE TABLE shipping.labels (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	parcel_id UUID NOT NULL,
	key TEXT NOT NULL,
	external_id TEXT DEFAULT '' NOT NULL,
	tracking_number TEXT DEFAULT '' NOT NULL,
	file_id UUID,
	cost_minor BIGINT,
	currency TEXT DEFAULT '' NOT NULL,
	state TEXT DEFAULT 'bought' NOT NULL,
	void_refund TEXT DEFAULT 'none' NOT NULL,
	void_until TIMESTAMP WITH TIME ZONE,
	void_answer TEXT DEFAULT '' NOT NULL,
	bought_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT labels_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT labels_tenant_id_parcel_id_fkey FOREIGN KEY(tenant_id, parcel_id) REFERENCES shipping.parcels (tenant_id, id),
	CONSTRAINT labels_state_check CHECK (state IN ('bought', 'void_requested', 'voided', 'void_refused')),
	CONSTRAINT labels_refund_check CHECK (void_refund IN ('none', 'expected', 'received', 'refused'))
)
-- next
CREATE UNIQUE INDEX labels_key_key ON shipping.labels (tenant_id, key)
-- next
CREATE UNIQUE INDEX labels_live_key ON shipping.labels (tenant_id, parcel_id) WHERE state IN ('bought', 'void_refused')
-- next
CREATE INDEX labels_parcel_ix ON shipping.labels (tenant_id, parcel_id)
-- next
CREATE INDEX labels_tracking_ix ON shipping.labels (tenant_id, tracking_number)
-- next
CREATE TABLE shipping.manifest_parcels (
	tenant_id UUID NOT NULL,
	manifest_id UUID NOT NULL,
	parcel_id UUID NOT NULL,
	is_off BOOLEAN DEFAULT false NOT NULL,
	CONSTRAINT manifest_parcels_pkey PRIMARY KEY (tenant_id, manifest_id, parcel_id),
	CONSTRAINT manifest_parcels_tenant_id_manifest_id_fkey FOREIGN KEY(tenant_id, manifest_id) REFERENCES shipping.manifests (tenant_id, id),
	CONSTRAINT manifest_parcels_tenant_id_parcel_id_fkey FOREIGN KEY(tenant_id, parcel_id) REFERENCES shipping.parcels (tenant_id, id)
)
-- next
CREATE UNIQUE INDEX manifest_parcels_once_key ON shipping.manifest_parcels (tenant_id, parcel_id) WHERE NOT is_off
-- next
CREATE TABLE shipping.packed_units (
	tenant_id UUID NOT NULL,
	parcel_id UUID NOT NULL,
	item_id UUID NOT NULL,
	quantity BIGINT NOT NULL,
	CONSTRAINT packed_units_pkey PRIMARY KEY (tenant_id, parcel_id, item_id),
	CONSTRAINT packed_units_tenant_id_parcel_id_fkey FOREIGN KEY(tenant_id, parcel_id) REFERENCES shipping.parcels (tenant_id, id),
	CONSTRAINT packed_units_quantity_check CHECK (quantity > 0)
)
-- next
CREATE TABLE shipping.tracking_events (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	parcel_id UUID NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	status TEXT NOT NULL,
	happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	description TEXT DEFAULT '' NOT NULL,
	place TEXT DEFAULT '' NOT NULL,
	reason TEXT DEFAULT '' NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT tracking_events_pkey PRIMARY KEY (tenant_id, id),
	CONSTRAINT tracking_events_tenant_id_parcel_id_fkey FOREIGN KEY(tenant_id, parcel_id) REFERENCES shipping.parcels (tenant_id, id)
)
-- next
CREATE UNIQUE INDEX tracking_events_once_key ON shipping.tracking_events (tenant_id, parcel_id, code, happened_at)
-- next
CREATE TABLE shipping.wave_parcels (
	tenant_id UUID NOT NULL,
	wave_id UUID NOT NULL,
	parcel_id UUID NOT NULL,
	order_id UUID NOT NULL,
	place BIGINT NOT NULL,
	state TEXT DEFAULT 'waiting' NOT NULL,
	packer TEXT DEFAULT '' NOT NULL,
	packed_at TIMESTAMP WITH TIME ZONE,
	packed_by TEXT DEFAULT '' NOT NULL,
	out_reason TEXT DEFAULT '' NOT NULL,
	out_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT wave_parcels_pkey PRIMARY KEY (tenant_id, wave_id, parcel_id),
	CONSTRAINT wave_parcels_tenant_id_wave_id_fkey FOREIGN KEY(tenant_id, wave_id) REFERENCES shipping.waves (tenant_id, id),
	CONSTRAINT wave_parcels_tenant_id_parcel_id_fkey FOREIGN KEY(tenant_id, parcel_id) REFERENCES shipping.parcels (tenant_id, id),
	CONSTRAINT wave_parcels_state_check CHECK (state IN ('waiting', 'packed', 'out'))
)
-- next
CREATE UNIQUE INDEX wave_parcels_once_key ON shipping.wave_parcels (tenant_id, parcel_id) WHERE state <> 'out'
-- next
CREATE INDEX wave_parcels_order_ix ON shipping.wave_parcels (tenant_id, order_id)
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON catalog.items TO linkstar_app, linkstar_worker
-- next
ALTER TABLE catalog.items ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON catalog.items USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON catalog.listings TO linkstar_app, linkstar_worker
-- next
ALTER TABLE catalog.listings ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON catalog.listings USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON connect.accounts TO linkstar_app, linkstar_worker
-- next
ALTER TABLE connect.accounts ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON connect.accounts USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON connect.buckets TO linkstar_app, linkstar_worker
-- next
ALTER TABLE connect.buckets ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON connect.buckets USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON connect.calls TO linkstar_app, linkstar_worker
-- next
ALTER TABLE connect.calls ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON connect.calls USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON connect.cursors TO linkstar_app, linkstar_worker
-- next
ALTER TABLE connect.cursors ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON connect.cursors USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON connect.grants TO linkstar_app, linkstar_worker
-- next
ALTER TABLE connect.grants ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON connect.grants USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON connect.messages TO linkstar_app, linkstar_worker
-- next
ALTER TABLE connect.messages ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON connect.messages USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON connect.secrets TO linkstar_app, linkstar_worker
-- next
ALTER TABLE connect.secrets ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON connect.secrets USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.contacts TO linkstar_app, linkstar_worker
-- next
ALTER TABLE contacts.contacts ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON contacts.contacts USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.identities TO linkstar_app, linkstar_worker
-- next
ALTER TABLE contacts.identities ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON contacts.identities USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.identity_keys TO linkstar_app, linkstar_worker
-- next
ALTER TABLE contacts.identity_keys ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON contacts.identity_keys USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.link_events TO linkstar_app, linkstar_worker
-- next
ALTER TABLE contacts.link_events ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON contacts.link_events USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.members TO linkstar_app, linkstar_worker
-- next
ALTER TABLE contacts.members ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON contacts.members USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.salts TO linkstar_app, linkstar_worker
-- next
ALTER TABLE contacts.salts ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON contacts.salts USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.api_keys TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.api_keys ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.api_keys USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.audit TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.audit ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.audit USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.automations TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.automations ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.automations USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.facts TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.facts ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.facts USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.files TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.files ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.files USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.idempotency TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.idempotency ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.idempotency USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.incidents TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.incidents ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.incidents USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.notice_subscriptions TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.notice_subscriptions ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.notice_subscriptions USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.notice_templates TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.notice_templates ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.notice_templates USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.roles TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.roles ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.roles USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.tenants TO linkstar_app, linkstar_worker
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.users TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.users ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.users USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.work TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.work ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.work USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
CREATE POLICY worker ON core.work TO linkstar_worker USING (true) WITH CHECK (true)
-- next
ALTER TABLE core.work SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0, fillfactor = 70)
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.workers TO linkstar_app, linkstar_worker
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON finance.entries TO linkstar_app, linkstar_worker
-- next
ALTER TABLE finance.entries ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON finance.entries USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON finance.fx_rates TO linkstar_app, linkstar_worker
-- next
ALTER TABLE finance.fx_rates ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON finance.fx_rates USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON finance.told TO linkstar_app, linkstar_worker
-- next
ALTER TABLE finance.told ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON finance.told USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.counts TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.counts ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.counts USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.kept_events TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.kept_events ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.kept_events USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.listed TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.listed ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.listed USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.locations TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.locations ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.locations USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.movements TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.movements ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.movements USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.reservations TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.reservations ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.reservations USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON orders.orders TO linkstar_app, linkstar_worker
-- next
ALTER TABLE orders.orders ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON orders.orders USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.decisions TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.decisions ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.decisions USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.fulfilment_orders TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.fulfilment_orders ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.fulfilment_orders USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.locations TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.locations ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.locations USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.manifests TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.manifests ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.manifests USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.rates TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.rates ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.rates USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.services TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.services ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.services USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.user_rules TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.user_rules ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.user_rules USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.waves TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.waves ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.waves USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON catalog.barcodes TO linkstar_app, linkstar_worker
-- next
ALTER TABLE catalog.barcodes ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON catalog.barcodes USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON catalog.kit_components TO linkstar_app, linkstar_worker
-- next
ALTER TABLE catalog.kit_components ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON catalog.kit_components USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON catalog.listing_links TO linkstar_app, linkstar_worker
-- next
ALTER TABLE catalog.listing_links ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON catalog.listing_links USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.automation_changes TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.automation_changes ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.automation_changes USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.automation_counts TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.automation_counts ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.automation_counts USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.automation_effects TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.automation_effects ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.automation_effects USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.grants TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.grants ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.grants USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.notice_deliveries TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.notice_deliveries ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.notice_deliveries USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.notices TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.notices ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.notices USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON core.sessions TO linkstar_app, linkstar_worker
-- next
ALTER TABLE core.sessions ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON core.sessions USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON finance.postings TO linkstar_app, linkstar_worker
-- next
ALTER TABLE finance.postings ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON finance.postings USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.bins TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.bins ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.bins USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.count_lines TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.count_lines ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.count_lines USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.inbounds TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.inbounds ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.inbounds USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.levels TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.levels ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.levels USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.mirrored TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.mirrored ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.mirrored USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON orders.addresses TO linkstar_app, linkstar_worker
-- next
ALTER TABLE orders.addresses ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON orders.addresses USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON orders.holds TO linkstar_app, linkstar_worker
-- next
ALTER TABLE orders.holds ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON orders.holds USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON orders.lines TO linkstar_app, linkstar_worker
-- next
ALTER TABLE orders.lines ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON orders.lines USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON orders.notes TO linkstar_app, linkstar_worker
-- next
ALTER TABLE orders.notes ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON orders.notes USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON orders.tagged TO linkstar_app, linkstar_worker
-- next
ALTER TABLE orders.tagged ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON orders.tagged USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.fulfilment_lines TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.fulfilment_lines ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.fulfilment_lines USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.parcels TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.parcels ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.parcels USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.pickups TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.pickups ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.pickups USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.wave_items TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.wave_items ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.wave_items USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.inbound_arrivals TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.inbound_arrivals ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.inbound_arrivals USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.inbound_lines TO linkstar_app, linkstar_worker
-- next
ALTER TABLE inventory.inbound_lines ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON inventory.inbound_lines USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON orders.components TO linkstar_app, linkstar_worker
-- next
ALTER TABLE orders.components ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON orders.components USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.labels TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.labels ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.labels USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.manifest_parcels TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.manifest_parcels ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.manifest_parcels USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.packed_units TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.packed_units ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.packed_units USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.tracking_events TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.tracking_events ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.tracking_events USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
GRANT SELECT, INSERT, UPDATE, DELETE ON shipping.wave_parcels TO linkstar_app, linkstar_worker
-- next
ALTER TABLE shipping.wave_parcels ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY tenant ON shipping.wave_parcels USING (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid))
-- next
CREATE TABLE core.facts_other PARTITION OF core.facts DEFAULT
-- next
CREATE FUNCTION core.month_bound(month date) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM (month::timestamp AT TIME ZONE 'UTC')) * 1000)::bigint), 12, '0')
            || '00000000000000000000')::uuid $$
-- next
CREATE FUNCTION core.make_fact_months(since date, months integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE month date; made integer := 0; name text;
BEGIN
    FOR i IN 0..months - 1 LOOP
        month := (date_trunc('month', since) + make_interval(months => i))::date;
        name := 'facts_' || to_char(month, 'YYYY_MM');
        IF to_regclass('core.' || name) IS NULL
           AND NOT EXISTS (SELECT 1 FROM core.facts_other WHERE id >= core.month_bound(month)
                           AND id < core.month_bound((month + interval '1 month')::date)) THEN
            EXECUTE format('CREATE TABLE core.%I PARTITION OF core.facts FOR VALUES FROM (%L) TO (%L)', name,
                           core.month_bound(month), core.month_bound((month + interval '1 month')::date));
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$
-- next
CREATE FUNCTION core.drop_fact_months(before date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE part record; dropped integer := 0;
BEGIN
    FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = 'core.facts'::regclass AND c.relname ~ '^facts_[0-9]{4}_[0-9]{2}$'
                  AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before LOOP
        EXECUTE format('DROP TABLE core.%I', part.relname);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$
-- next
REVOKE ALL ON FUNCTION core.make_fact_months(date, integer), core.drop_fact_months(date) FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION core.make_fact_months(date, integer), core.drop_fact_months(date) TO linkstar_worker
-- next
CREATE FUNCTION catalog.find_skus(wanted text[], shops uuid[], most integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog AS $$
DECLARE
    mine uuid := nullif(current_setting('linkstar.tenant', true), '')::uuid;
    asked tsquery;
BEGIN
    SELECT string_agg(format('''t%s%s''%s', right(mine::text, 12), lower(word), CASE WHEN octet_length(word) > 2 THEN ':*' END),
                      ' & ')::tsquery INTO asked FROM unnest(wanted) AS word;
    -- Materialised, or "the newest that match" tempts the planner to look at every row from the newest on. What a word that
    -- stands everywhere may cost has an end.
    RETURN QUERY WITH found AS MATERIALIZED (SELECT id, sku AS wanted_column FROM catalog.listings
        WHERE tenant_id = mine AND ((regexp_replace(' ' || btrim(lower(left(sku, 100) || ' ' || left(title, 300))), '[][\s@.,;:+_''"()/\\&|!<>*-]+', ' ' || 't' || right(tenant_id::text, 12), 'g'))::tsvector) @@ asked AND (shops IS NULL OR shop_id = ANY(shops)) LIMIT 5000)
        SELECT wanted_column FROM found ORDER BY id DESC LIMIT most;
END $$
-- next
REVOKE ALL ON FUNCTION catalog.find_skus(text[], uuid[], integer) FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION catalog.find_skus(text[], uuid[], integer) TO linkstar_app, linkstar_worker
-- next
CREATE FUNCTION contacts.find_identities(wanted text[], address text, shops uuid[], most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog AS $$
DECLARE
    mine uuid := nullif(current_setting('linkstar.tenant', true), '')::uuid;
    asked tsquery;
BEGIN
    SELECT string_agg(format('''t%s%s''%s', right(mine::text, 12), lower(word), CASE WHEN octet_length(word) > 2 THEN ':*' END),
                      ' & ')::tsquery INTO asked FROM unnest(wanted) AS word;
    -- Materialised, or "the newest that match" tempts the planner to look at every row from the newest on. What a word that
    -- stands everywhere may cost has an end.
    RETURN QUERY WITH found AS MATERIALIZED (SELECT id, id AS wanted_column FROM contacts.identities
        WHERE tenant_id = mine AND ((regexp_replace(' ' || btrim(lower(left(name, 100) || ' ' || left(ship_name, 100) || ' ' || left(split_part(email, '@', 1), 64) || ' ' || right(phone_e164, 8))), '[][\s@.,;:+_''"()/\\&|!<>*-]+', ' ' || 't' || right(tenant_id::text, 12), 'g'))::tsvector) @@ asked AND starts_with(lower(email), address) AND (shops IS NULL OR shop_id = ANY(shops)) LIMIT 5000)
        SELECT wanted_column FROM found ORDER BY id DESC LIMIT most;
END $$
-- next
REVOKE ALL ON FUNCTION contacts.find_identities(text[], text, uuid[], integer) FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION contacts.find_identities(text[], text, uuid[], integer) TO linkstar_app, linkstar_worker
-- next
REVOKE UPDATE, DELETE ON core.audit FROM linkstar_app, linkstar_worker
-- next
CREATE FUNCTION core.tenants_of_email(wanted text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT tenant_id FROM core.users WHERE email = lower(wanted) AND state = 'active' ORDER BY tenant_id LIMIT 50 $$
-- next
REVOKE ALL ON FUNCTION core.tenants_of_email(text) FROM PUBLIC
-- next
GRANT EXECUTE ON FUNCTION core.tenants_of_email(text) TO linkstar_app
