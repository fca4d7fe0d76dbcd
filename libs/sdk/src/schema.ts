// Made by npm run openapi from docs/openapi.json.
export interface paths {
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description The cookie of the console; no API key
         */
        get: operations["SessionController_get"];
        put?: never;
        /**
         * Sign in: a session of its own, in a cookie
         * @description The cookie of the console; no API key
         */
        post: operations["SessionController_signIn"];
        /**
         * Sign out
         * @description The cookie of the console; no API key
         */
        delete: operations["SessionController_signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The password once more, for what cannot be undone
         * @description The cookie of the console; no API key
         */
        post: operations["SessionController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/setup/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a link for a new operator is good, and for whom
         * @description The cookie of the console; no API key
         */
        post: operations["SessionController_setupLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Become an operator by a link, and be signed in
         * @description The cookie of the console; no API key
         */
        post: operations["SessionController_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys, the newest first, without their secrets
         * @description Scope: `admin`
         */
        get: operations["AccessController_listKeys"];
        put?: never;
        /**
         * Make a key; answers its secret, once
         * @description Scope: `admin`
         */
        post: operations["AccessController_addKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret, shown once; the present one is good beside it for a while
         * @description Scope: `admin`
         */
        post: operations["AccessController_rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
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
         * Revoke a key for good: refused everywhere within seconds
         * @description Scope: `admin`
         */
        delete: operations["AccessController_revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who can sign in to the console
         * @description Scope: `admin`
         */
        get: operations["AccessController_listOperators"];
        put?: never;
        /**
         * Invite an operator; for one who is there, a link to a new password
         * @description Scope: `admin`
         */
        post: operations["AccessController_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{id}": {
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
         * Another role, or disabled, from the next request on; absent fields stay
         * @description Scope: `admin`
         */
        patch: operations["AccessController_change"];
        trace?: never;
    };
    "/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, and which operator read about whom: the newest first
         * @description Scope: `admin`
         */
        get: operations["AccessController_listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members in order of creation, or those whose id, address or name begins so
         * @description Scope: `report`
         */
        get: operations["MembersController_list"];
        put?: never;
        /**
         * Add members, or change what is given, up to 1,000 at once; answered by index
         * @description Scope: `ingest`
         */
        post: operations["MembersController_putMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a member
         * @description Scope: `report`
         */
        get: operations["MembersController_get"];
        /**
         * Add a member, or change what is given
         * @description Scope: `ingest`
         */
        put: operations["MembersController_put"];
        post?: never;
        /**
         * Erase a member for good; sums and assignments stay, without a name. Refused while a subscription lives
         * @description Scope: `admin`
         */
        delete: operations["MembersController_erase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that is kept on a member, rows by table (GDPR, articles 15 and 20)
         * @description Scope: `admin`
         */
        get: operations["MembersController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The member objects to profiling, or no longer: scoring and asking stop at once
         * @description Scope: `ingest` or `manage`
         */
        put: operations["MembersController_object"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/email-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * What the member says of e-mail now: a yes also takes back what the link in a message or a complaint ended
         * @description Scope: `ingest` or `manage`
         */
        put: operations["MembersController_consent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/stripe-customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tie a member to the Stripe customer that you already have; the plan is then read from Stripe
         * @description Scope: `ingest`
         */
        put: operations["MembersController_link"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the member pays for, as Stripe said last
         * @description Scope: `report`
         */
        get: operations["MembersController_subscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link to Stripe’s customer portal: invoices, card, cancellation
         * @description Scope: `decide`
         */
        post: operations["MembersController_portal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The in-app inbox: what the member can answer now
         * @description Scope: `decide`
         */
        get: operations["MembersController_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened to the member, newest first: signals, decisions, proposals, plan changes, payments, sales
         * @description Scope: `report`
         */
        get: operations["MemberHistoryController_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The member’s invoices as Stripe has them now, newest first
         * @description Scope: `report`
         */
        get: operations["MemberHistoryController_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record one signal or up to 1,000; a batch is answered by index
         * @description Scope: `ingest`
         */
        post: operations["SignalsController_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signals/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import signals as lines of JSON, in flat memory; POST /v1/signals with content-type application/x-ndjson comes here too
         * @description Scope: `ingest`
         */
        post: operations["SignalsController_stream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segment/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take track and identify calls in the wire format of Segment
         * @description Scope: `ingest`
         */
        post: operations["SignalsController_segment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/engagement/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Score one chunk of members anew from their raw signals, by today’s meanings
         * @description Scope: `manage`
         */
        post: operations["SignalsController_rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signal-definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each signal name means
         * @description Scope: `report`
         */
        get: operations["SignalsController_definitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signal-definitions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a signal name means; counts from the next signal on
         * @description Scope: `manage`
         */
        put: operations["SignalsController_define"];
        post?: never;
        /**
         * Take a meaning back: signals of this name are stored and neutral from now on
         * @description Scope: `manage`
         */
        delete: operations["SignalsController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ladder, lowest rank first
         * @description Scope: `report`
         */
        get: operations["CatalogueController_listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add a plan or change it; a price never changes its amount
         * @description Scope: `manage`
         */
        put: operations["CatalogueController_savePlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Stripe hold a price for every price of the plans; dryRun only tells
         * @description Scope: `manage`
         */
        post: operations["CatalogueController_sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All offers
         * @description Scope: `report`
         */
        get: operations["CatalogueController_listOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Words as a member would read them; nothing is saved
         * @description Scope: `report`
         */
        post: operations["CatalogueController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add an offer or change it; proposals already made keep their words and price
         * @description Scope: `manage`
         */
        put: operations["CatalogueController_saveOffer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All products
         * @description Scope: `report`
         */
        get: operations["ProductsController_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add a product or change it; a price never changes its amount
         * @description Scope: `manage`
         */
        put: operations["ProductsController_saveProduct"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All bundles
         * @description Scope: `report`
         */
        get: operations["ProductsController_bundles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bundles/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add a bundle or change it; refused when the reduction cannot pay
         * @description Scope: `manage`
         */
        put: operations["ProductsController_saveBundle"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incentives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All incentives
         * @description Scope: `report`
         */
        get: operations["ProductsController_incentives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incentives/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add an incentive or change it
         * @description Scope: `manage`
         */
        put: operations["ProductsController_saveIncentive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell what was bought together, one order or up to 1,000; a batch is answered by index
         * @description Scope: `ingest`
         */
        post: operations["OrdersController_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import past orders as lines of JSON or as CSV, a row per item, in flat memory; POST /v1/orders with content-type application/x-ndjson or text/csv comes here too
         * @description Scope: `ingest`
         */
        post: operations["OrdersController_stream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell that an order was refunded: it counts no more
         * @description Scope: `ingest`
         */
        post: operations["OrdersController_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/preview-audience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many members an audience has now, and some of them
         * @description Scope: `report`
         */
        post: operations["CampaignsController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All campaigns, the most important first
         * @description Scope: `report`
         */
        get: operations["CampaignsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One campaign
         * @description Scope: `report`
         */
        get: operations["CampaignsController_get"];
        /**
         * Make a campaign, or change a draft
         * @description Scope: `manage`
         */
        put: operations["CampaignsController_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{key}/waves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its waves and how far they are, newest first
         * @description Scope: `report`
         */
        get: operations["CampaignsController_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{key}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start it: by its schedule; without one now, or a wave at startsAt
         * @description Scope: `manage`
         */
        post: operations["CampaignsController_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{key}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What it would do: counts per reason, send curve, discounts, collisions; writes nothing
         * @description Scope: `report`
         */
        post: operations["CampaignsController_simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{key}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause: within seconds nobody is asked or sent to any more
         * @description Scope: `manage`
         */
        post: operations["CampaignsController_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{key}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on where it was paused; nothing is caught up
         * @description Scope: `manage`
         */
        post: operations["CampaignsController_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{key}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End it for good; open proposals are withdrawn
         * @description Scope: `manage`
         */
        post: operations["CampaignsController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask now: is this a good moment for this member, and why (not)?
         * @description Scope: `decide`
         */
        post: operations["DecisionsController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why this member would be asked now, or not, and what would change it; writes nothing
         * @description Scope: `decide` or `report`
         */
        get: operations["DecisionsController_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a mail service reports: a complaint ends the consent, a bounce the address
         * @description Scope: `ingest`
         */
        post: operations["EmailController_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entitlements/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The moment of need: may the member do this, what is left, which plan allows it, and ask now?
         * @description Scope: `decide`
         */
        post: operations["EntitlementsController_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rules of asking that are in force
         * @description Scope: `report`
         */
        get: operations["PolicyController_get"];
        /**
         * Add a version of the rules; what is left out is the default, and history keeps its own
         * @description Scope: `manage`
         */
        put: operations["PolicyController_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version that was stored, the newest first
         * @description Scope: `report`
         */
        get: operations["PolicyController_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * On whom these rules would decide otherwise at this moment, of a sample, by reason; writes nothing
         * @description Scope: `report`
         */
        post: operations["PolicyController_simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What other rules, or a model, would have been worth on the log; changes nothing
         * @description Scope: `report`
         */
        post: operations["PolicyController_evaluate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Models as they were learned, with their evaluation, the newest first
         * @description Scope: `report`
         */
        get: operations["PolicyController_listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back to what was in force before the active model
         * @description Scope: `manage`
         */
        post: operations["PolicyController_rollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{version}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a model in force, from the next decision on
         * @description Scope: `manage`
         */
        post: operations["PolicyController_promote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A proposal, wherever it stands
         * @description Scope: `decide` or `report`
         */
        get: operations["ProposalsController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The member says yes: answers with a quote to confirm or a page to pay on
         * @description Scope: `decide`
         */
        post: operations["ProposalsController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The member says no
         * @description Scope: `decide`
         */
        post: operations["ProposalsController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The member saw it, or closed it (a dismissal is a no)
         * @description Scope: `decide`
         */
        post: operations["ProposalsController_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change would cost, to the cent and for 10 minutes; nothing is charged yet
         * @description Scope: `decide`
         */
        post: operations["PlanChangesController_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a quote; the change is carried out at once and never twice
         * @description Scope: `decide`
         */
        post: operations["PlanChangesController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a change stands
         * @description Scope: `decide` or `report`
         */
        get: operations["PlanChangesController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-changes/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up a change that is not paid yet; the answer says how it stands
         * @description Scope: `decide`
         */
        post: operations["PlanChangesController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All rows of the span as NDJSON, one object a line
         * @description Scope: `report`
         */
        get: operations["ExportsController_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/mrr-movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recurring revenue: start + movements = end, per currency, month, plan or campaign
         * @description Scope: `report`
         */
        get: operations["ReportsController_mrr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions by outcome and main reason
         * @description Scope: `report`
         */
        get: operations["ReportsController_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * From signal to payment, and whether it was kept
         * @description Scope: `report`
         */
        get: operations["ReportsController_funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the asking added per member against the holdout, with its verdict
         * @description Scope: `report`
         */
        get: operations["ReportsController_lift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/lift/weeks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the effect wears off: by weeks since the first eligibility
         * @description Scope: `report`
         */
        get: operations["ReportsController_weeks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/lift/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lift as it stood each day
         * @description Scope: `report`
         */
        get: operations["ReportsController_liftReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Offers against each other: asked, accepted, paid, refunded
         * @description Scope: `report`
         */
        get: operations["ReportsController_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/ask-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether both questions are always asked at the sale, and what they add
         * @description Scope: `report`
         */
        get: operations["ReportsController_askRate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How things stand now: members, recurring revenue, what waits
         * @description Scope: `report`
         */
        get: operations["OverviewController_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holdout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is held out: share, stage, and how many there are
         * @description Scope: `report`
         */
        get: operations["OverviewController_holdout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stripe/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether Stripe is connected as it must be; changes nothing
         * @description Scope: `report`
         */
        get: operations["OverviewController_stripe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-sent events: what has changed and is worth reading again, as {"type": "proposal"} and the like; goes on after Last-Event-ID, ends with the session or key
         * @description Scope: `report`
         */
        get: operations["LiveController_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sales with their conversations, newest first
         * @description Scope: `report`
         */
        get: operations["SalesController_list"];
        put?: never;
        /**
         * A cart at the point of sale: answers with the first question
         * @description Scope: `decide`
         */
        post: operations["SalesController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a sale stands, with its whole conversation
         * @description Scope: `decide` or `report`
         */
        get: operations["SalesController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The answer to the open question; the next one follows, whatever the answer
         * @description Scope: `decide`
         */
        post: operations["SalesController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/{id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * After both answers: a page to pay on, or a quote to confirm
         * @description Scope: `decide`
         */
        post: operations["SalesController_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sale of the token, with all texts in the buyer’s language
         * @description The token of a sale; no API key
         */
        get: operations["SaleByTokenController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sale/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The answer to the open question
         * @description The token of a sale; no API key
         */
        post: operations["SaleByTokenController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sale/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * After both answers: a page to pay on, or a quote to confirm
         * @description The token of a sale; no API key
         */
        post: operations["SaleByTokenController_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sale/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the quote of this sale
         * @description The token of a sale; no API key
         */
        post: operations["SaleByTokenController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, in order and without gaps: to catch up after an outage
         * @description Scope: `report`
         */
        get: operations["EventsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All endpoints and how they fare
         * @description Scope: `report`
         */
        get: operations["WebhooksController_list"];
        put?: never;
        /**
         * Send events to an address; answers the secret that signs them, once
         * @description Scope: `manage`
         */
        post: operations["WebhooksController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One endpoint
         * @description Scope: `report`
         */
        get: operations["WebhooksController_get"];
        put?: never;
        post?: never;
        /**
         * Remove it with its deliveries; the events stay
         * @description Scope: `manage`
         */
        delete: operations["WebhooksController_remove"];
        options?: never;
        head?: never;
        /**
         * Change, disable, enable again; absent fields stay
         * @description Scope: `manage`
         */
        patch: operations["WebhooksController_change"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret, shown once; the present one signs beside it for 24 hours
         * @description Scope: `manage`
         */
        post: operations["WebhooksController_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent, waits or was given up, newest first
         * @description Scope: `report`
         */
        get: operations["WebhooksController_listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what happened in [from, to)
         * @description Scope: `manage`
         */
        post: operations["WebhooksController_replayRange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one again, whatever became of it
         * @description Scope: `manage`
         */
        post: operations["WebhooksController_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: operations["OperationController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** It can serve; else 503, and what is down */
        get: operations["OperationController_ready"];
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
         * What this process and the queue are at, for Prometheus
         * @description Scope: `report`
         */
        get: operations["OperationController_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is waiting, at work, dead
         * @description Scope: `report`
         */
        get: operations["OperationController_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a dead job again, with all its attempts
         * @description Scope: `manage`
         */
        post: operations["OperationController_retry"];
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
        Session: {
            operator: {
                /** Format: uuid */
                id: string;
                email: string;
                name: string;
                /**
                 * @description viewer: report; marketer: report, decide, manage; admin: everything
                 * @enum {string}
                 */
                role: "viewer" | "marketer" | "admin";
            };
            scopes: ("ingest" | "decide" | "manage" | "report" | "admin")[];
            /** @description Send it as x-csrf-token with everything but GET */
            csrfToken: string;
            /**
             * Format: date-time
             * @description When nothing is done until then
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description null: what cannot be undone needs the password again
             */
            confirmedUntil: string | null;
            /** @description false; in the 401 without a session: true while there is no operator */
            setup: boolean;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /**
             * @description Stable: branch on this; more may come
             * @enum {string}
             */
            code: "malformed_json" | "invalid_request" | "address_invalid" | "body_too_large" | "unsupported_media_type" | "not_found" | "method_not_allowed" | "rate_limited" | "overloaded" | "idempotency_key_reused" | "request_in_progress" | "answer_lost" | "internal_error" | "dependency_unavailable" | "api_key_missing" | "api_key_invalid" | "scope_missing" | "unauthenticated" | "sign_in_failed" | "csrf_refused" | "confirmation_required" | "setup_link_invalid" | "api_key_unknown" | "api_key_revoked" | "operator_unknown" | "last_admin" | "webhook_signature_invalid" | "member_unknown" | "member_invalid" | "member_erased" | "plan_unknown" | "plan_in_use" | "time_zone_invalid" | "stripe_customer_taken" | "entitlement_unknown" | "signal_definition_unknown" | "signal_invalid" | "signal_in_future" | "signal_too_old" | "policy_invalid" | "model_unknown" | "model_state" | "template_invalid" | "channel_unavailable" | "offer_unknown" | "campaign_unknown" | "campaign_state" | "campaign_not_in_future" | "audience_empty" | "campaign_window_invalid" | "schedule_invalid" | "cron_invalid" | "cron_never_fires" | "wave_unknown" | "proposal_unknown" | "proposal_closed" | "sale_unknown" | "sale_closed" | "question_not_open" | "answer_differs" | "questions_open" | "cart_currencies" | "cart_changed" | "product_unknown" | "product_invalid" | "bundle_invalid" | "order_unknown" | "order_invalid" | "member_required" | "member_differs" | "sale_token_invalid" | "webhook_endpoint_unknown" | "webhook_endpoint_disabled" | "webhook_url_invalid" | "webhook_delivery_unknown" | "job_unknown" | "job_state" | "payment_declined" | "payment_overdue" | "price_unavailable" | "currency_mismatch" | "promotion_code_invalid" | "discount_unavailable" | "subscription_ended" | "subscription_ending" | "subscription_live" | "subscription_paused" | "subscription_trialing" | "customer_unknown" | "customer_deleted" | "nothing_to_resume" | "price_unknown" | "quote_unknown" | "quote_expired" | "quote_stale" | "plan_change_unknown" | "change_in_progress" | "already_on_plan" | "checkout_unknown" | "multiple_subscriptions" | "plan_state_unknown" | "stripe_refused" | "stripe_unavailable";
            /** @description What to do, for a person */
            detail: string;
            instance?: string;
            errors?: {
                path: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        SignIn: {
            /** Format: email */
            email: string;
            password: string;
        };
        Confirmation: {
            password: string;
        };
        Confirmed: {
            /** Format: date-time */
            confirmedUntil: string;
        };
        SetupToken: {
            token: string;
        };
        SetupLink: {
            valid: boolean;
            /** @description Of an invitation; null: the first operator chooses one */
            email: string | null;
        };
        SetupInput: {
            token: string;
            /**
             * Format: email
             * @description Of the very first operator; an invitation has its own
             */
            email?: string;
            name: string;
            /** @description At least 12 characters */
            password: string;
        };
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            hasMore: boolean;
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description How the secret begins */
            prefix: string;
            last4: string;
            scopes: ("ingest" | "decide" | "manage" | "report" | "admin")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description Until then the secret before the last rotation is good too
             */
            previousSecretUntil: string | null;
            /** Format: date-time */
            revokedAt: string | null;
        };
        ApiKeyInput: {
            name: string;
            scopes: ("ingest" | "decide" | "manage" | "report" | "admin")[];
            /**
             * Format: date-time
             * @default null
             */
            expiresAt?: string | null;
        };
        ApiKeyWithSecret: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description How the secret begins */
            prefix: string;
            last4: string;
            scopes: ("ingest" | "decide" | "manage" | "report" | "admin")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description Until then the secret before the last rotation is good too
             */
            previousSecretUntil: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /** @description tl_...: shown only here */
            secret: string;
        };
        ApiKeyRotation: {
            /**
             * @description How long the present secret is good beside the new one
             * @default 24
             */
            overlapHours?: number;
        };
        OperatorList: {
            data: components["schemas"]["Operator"][];
        };
        Operator: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            /**
             * @description viewer: report; marketer: report, decide, manage; admin: everything
             * @enum {string}
             */
            role: "viewer" | "marketer" | "admin";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            disabledAt: string | null;
        };
        OperatorInvitation: {
            /** Format: email */
            email: string;
            /**
             * @description viewer: report; marketer: report, decide, manage; admin: everything
             * @enum {string}
             */
            role: "viewer" | "marketer" | "admin";
        };
        OperatorInvited: {
            email: string;
            /**
             * @description viewer: report; marketer: report, decide, manage; admin: everything
             * @enum {string}
             */
            role: "viewer" | "marketer" | "admin";
            /**
             * Format: uri
             * @description Good once, for a week; shown only here
             */
            link: string;
        };
        OperatorChange: {
            /**
             * @description viewer: report; marketer: report, decide, manage; admin: everything
             * @enum {string}
             */
            role?: "viewer" | "marketer" | "admin";
            disabled?: boolean;
        };
        AuditPage: {
            data: components["schemas"]["AuditEntry"][];
            hasMore: boolean;
        };
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: {
                /** @enum {string} */
                kind: "key" | "operator" | "system";
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description Method and route */
            action: string;
            /** @description What it was done to; members by a name that says nothing about them */
            subject: string | null;
            detail: {
                /** @description What was given, without the values */
                fields: string[];
                /** @description As the log names it */
                requestId: string | null;
            };
        };
        MemberList: {
            data: components["schemas"]["Member"][];
            hasMore: boolean;
        };
        Member: {
            /** @description Your own id of the member */
            id: string;
            /** @description A name of your own that never changes */
            plan: string;
            /** @enum {string} */
            planState: "known" | "unknown";
            email: string | null;
            locale: string | null;
            timeZone: string | null;
            consents: {
                email?: boolean;
            };
            traits: {
                [key: string]: string | number | boolean;
            };
            objected: boolean;
            /** @description In the holdout: never asked */
            heldOut: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description Up to 1,000 `MemberInBatch`, each read on its own */
        MembersInput: {
            members: unknown[];
        };
        /** @description What became of each that was sent; index counts from 0 */
        TakenAnswer: {
            accepted: number;
            duplicates: number;
            rejected: {
                index: number;
                code: string;
                detail: string;
            }[];
        };
        MemberInput: {
            /** @description The plan at first sight; read only until Stripe knows a subscription of this member */
            plan?: string;
            /** Format: email */
            email?: string | null;
            locale?: string | null;
            /** @description IANA zone such as Asia/Jakarta; unknown: nothing is pushed */
            timeZone?: string | null;
            consents?: {
                email?: boolean;
            };
            traits?: {
                [key: string]: string | number | boolean;
            };
            /** @description true: no profiling; scoring and asking stop at once */
            objected?: boolean;
        };
        MemberExport: {
            /** @description Your own id of the member */
            member: string;
            /** Format: date-time */
            exportedAt: string;
            /** @description Rows by table, as they are stored: instants in UTC, amounts in minor units */
            data: {
                [key: string]: {
                    [key: string]: unknown;
                }[];
            };
        };
        Objection: {
            objected: boolean;
        };
        EmailConsent: {
            given: boolean;
        };
        StripeCustomerLink: {
            stripeCustomerId: string;
        };
        /** @description Live ones; more than one stops all changes until a person ends the rest */
        SubscriptionList: {
            data: components["schemas"]["Subscription"][];
        };
        Subscription: {
            id: string;
            /** @description Stripe’s status; `paused` gives no access */
            status: string;
            /** @description null: a price that is none of ours */
            plan: string | null;
            /** @enum {string} */
            interval: "month" | "year";
            quantity: number;
            /** @description Minor units, e.g. cents */
            unitAmountMinor: number;
            currency: string;
            /** @description Recurring revenue per month, less lasting discounts */
            monthlyMinor: number;
            /** Format: date-time */
            currentPeriodEnd: string;
            /** Format: date-time */
            cancelAt: string | null;
            /** @description A name of your own that never changes */
            scheduledPlan: string | null;
            /** Format: date-time */
            scheduledAt: string | null;
            /**
             * Format: date-time
             * @description A better plan waits for its payment until then
             */
            pendingUntil: string | null;
            collectionPaused: boolean;
        };
        PortalRequest: {
            /** Format: uri */
            returnUrl?: string;
        };
        /** @description Works once and soon */
        PortalLink: {
            /** Format: uri */
            url: string;
        };
        ProposalList: {
            data: components["schemas"]["Proposal"][];
        };
        Proposal: {
            /** Format: uuid */
            id: string;
            /** @description A name of your own that never changes */
            offer: string;
            /** @description A name of your own that never changes */
            plan: string;
            price: {
                lookupKey: string;
                /** @description Per interval */
                unitAmountMinor: number;
                currency: string;
                /**
                 * @description null: the price has left the catalogue, and a yes is refused
                 * @enum {string|null}
                 */
                interval: "month" | "year" | null;
            };
            words: components["schemas"]["FilledText"];
            terms: components["schemas"]["OfferTerms"];
            /** @enum {string} */
            channel: "in_app" | "email" | "webhook" | "log";
            /** @enum {string} */
            status: "open" | "presented" | "accepted" | "declined" | "expired" | "withdrawn";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        FilledText: {
            title: string;
            body: string;
            html?: string;
        };
        OfferTerms: {
            /** @default null */
            discount: components["schemas"]["Discount"] | null;
            /**
             * @description Given once to a member, whatever the offer
             * @default null
             */
            trialDays: number | null;
            /**
             * @description Lookup keys that the buyer may add
             * @default []
             */
            optionalItems: string[];
            /** @default false */
            allowPromotionCodes: boolean;
        };
        Discount: {
            /** @default null */
            percentOff: number | null;
            /**
             * @description In the currency of the offer
             * @default null
             */
            amountOffMinor: number | null;
            /** @enum {string} */
            duration: "once" | "repeating" | "forever";
            /**
             * @description For repeating
             * @default null
             */
            durationMonths: number | null;
            /**
             * @description In all; counted by Stripe
             * @default null
             */
            maxRedemptions: number | null;
            /**
             * Format: date-time
             * @description The real end of the discount
             * @default null
             */
            redeemBy: string | null;
        };
        Timeline: {
            data: components["schemas"]["TimelineEntry"][];
            hasMore: boolean;
        };
        /** @description One thing that happened, at the time it began, as it stands now */
        TimelineEntry: {
            cursor: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "signal";
            id: string;
            name: string;
            value: number | null;
            properties: {
                [key: string]: unknown;
            };
        } | {
            cursor: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "decision";
            id: string;
            /** @enum {string} */
            outcome: "offer" | "hold" | "holdout" | "none";
            /** @description Codes of the reasons, the first decided */
            because: string[];
            source: string;
            placement: string | null;
            /** @description A name of your own that never changes */
            campaign: string | null;
            score: number;
            policyVersion: number;
        } | {
            cursor: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "proposal";
            id: string;
            /** @enum {string} */
            status: "open" | "presented" | "accepted" | "declined" | "expired" | "withdrawn";
            /** @description A name of your own that never changes */
            campaign: string;
            /** @description A name of your own that never changes */
            offer: string;
            /** @description A name of your own that never changes */
            plan: string;
            channel: string;
            /** @description Minor units, e.g. cents */
            unitAmountMinor: number;
            currency: string;
            /** Format: date-time */
            presentedAt: string | null;
            /** Format: date-time */
            viewedAt: string | null;
            /** Format: date-time */
            answeredAt: string | null;
            withdrawnBecause: string | null;
        } | {
            cursor: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "plan_change";
            id: string;
            /** @enum {string} */
            change: "checkout" | "purchase" | "update" | "invoice" | "downgrade" | "cancel" | "pause" | "resume";
            /** @enum {string} */
            status: "quoted" | "submitted" | "requires_action" | "processing" | "succeeded" | "failed" | "expired" | "superseded";
            /** @description A name of your own that never changes */
            fromPlan: string;
            /** @description A name of your own that never changes */
            toPlan: string;
            /** Format: uuid */
            proposalId: string | null;
            failureCode: string | null;
            /** Format: date-time */
            settledAt: string | null;
        } | {
            cursor: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "payment";
            id: string;
            /** @description Minor units, e.g. cents */
            amountMinor: number;
            /** @description Minor units, e.g. cents */
            refundedMinor: number;
            chargedBack: boolean;
            currency: string;
        } | {
            cursor: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "sale";
            id: string;
            /** @enum {string} */
            status: "cart" | "upsell_asked" | "cross_sell_asked" | "ready" | "paying" | "paid" | "expired" | "abandoned";
            currency: string;
            /** @description Minor units, e.g. cents */
            paidMinor: number | null;
            /** Format: date-time */
            paidAt: string | null;
        };
        InvoiceList: {
            data: components["schemas"]["Invoice"][];
            hasMore: boolean;
        };
        Invoice: {
            id: string;
            number: string | null;
            /** @description As Stripe has it: draft, open, paid, void, uncollectible */
            status: string | null;
            currency: string;
            totalMinor: number;
            paidMinor: number;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uri
             * @description Stripe’s page of the invoice; it expires, so read it anew
             */
            url: string | null;
        };
        /** @description One signal, or up to 1,000 in `signals`, each read on its own */
        SignalsInput: components["schemas"]["SignalInput"] | {
            signals: unknown[];
        };
        SignalInput: {
            /** @description Your own id of this fact; sending it again changes nothing */
            id: string;
            /** @description Your id of the member */
            member: string;
            /** @description What happened, e.g. content_completed */
            name: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            occurredAt: string;
            /** @description How much, e.g. pages read */
            value?: number;
            properties?: {
                [key: string]: components["schemas"]["Json"];
            };
        };
        Json: unknown;
        ImportAnswer: {
            accepted: number;
            duplicates: number;
            rejected: {
                index: number;
                code: string;
                detail: string;
            }[];
            /** @description All faults; `rejected` holds the first 1,000 */
            rejectedCount: number;
        };
        /** @description track and identify calls in the wire format of Segment */
        SegmentBatch: {
            batch: unknown[];
            /**
             * Format: date-time
             * @description By the sender’s clock, which need not be right
             */
            sentAt?: string | null;
        };
        SegmentAnswer: {
            accepted: number;
            duplicates: number;
            rejected: {
                index: number;
                code: string;
                detail: string;
            }[];
            identified: number;
            /** @description Calls of other types */
            ignored: number;
        };
        EngagementRebuild: {
            /**
             * Format: uuid
             * @description `next` of the chunk before
             * @default null
             */
            after?: string | null;
            /** @default false */
            dryRun?: boolean;
        };
        EngagementRebuilt: {
            members: number;
            /** @description Scores that differed by more than 1e-9 */
            changed: number;
            /**
             * Format: uuid
             * @description null: this was the last chunk
             */
            next: string | null;
        };
        SignalDefinitionList: {
            data: components["schemas"]["SignalDefinition"][];
            hasMore: boolean;
        };
        SignalDefinition: {
            /** @enum {string} */
            family: "positive" | "need" | "negative" | "neutral";
            /** @description Points per occurrence, or per unit of value */
            weight: number;
            /** @default null */
            valueCap: number | null;
            /**
             * @description Points of long-run activity, per occurrence or unit
             * @default 0
             */
            activity: number;
            /**
             * @description Only the first of a member counts
             * @default false
             */
            milestone: boolean;
            name: string;
        };
        SignalDefinitionInput: {
            /** @enum {string} */
            family: "positive" | "need" | "negative" | "neutral";
            /** @description Points per occurrence, or per unit of value */
            weight: number;
            /** @default null */
            valueCap?: number | null;
            /**
             * @description Points of long-run activity, per occurrence or unit
             * @default 0
             */
            activity?: number;
            /**
             * @description Only the first of a member counts
             * @default false
             */
            milestone?: boolean;
        };
        PlanList: {
            data: components["schemas"]["Plan"][];
            hasMore: boolean;
        };
        Plan: {
            name: string;
            /** @description 0 is free; a higher rank is a better plan */
            rank: number;
            entitlements: {
                key: string;
                /** @description Units per calendar month (UTC); null: no limit */
                perMonth: number | null;
            }[];
            /** @default [] */
            prices: {
                /** @enum {string} */
                interval: "month" | "year";
                currency: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                /** @description Names the price in Stripe */
                lookupKey: string;
            }[];
            /** @description A name of your own that never changes */
            key: string;
        };
        PlanInput: {
            name: string;
            /** @description 0 is free; a higher rank is a better plan */
            rank: number;
            /**
             * @description What the plan allows: a key, or a key with a limit per calendar month (UTC)
             * @default []
             */
            entitlements?: (string | {
                key: string;
                /**
                 * @description Units per calendar month (UTC); null: no limit
                 * @default null
                 */
                perMonth?: number | null;
            })[];
            /** @default [] */
            prices?: {
                /** @enum {string} */
                interval: "month" | "year";
                currency: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                /** @description Names the price in Stripe */
                lookupKey: string;
            }[];
        };
        CatalogueSync: {
            /** @default true */
            dryRun?: boolean;
        };
        CatalogueSyncAnswer: {
            steps: {
                lookupKey: string;
                /** @description A name of your own that never changes */
                plan: string;
                /** @enum {string} */
                state: "present" | "missing" | "created" | "adopted" | "differs" | "archived";
            }[];
        };
        OfferList: {
            data: components["schemas"]["Offer"][];
            hasMore: boolean;
        };
        Offer: {
            /** @description A name of your own that never changes */
            planKey: string;
            /** @enum {string} */
            interval: "month" | "year";
            currency: string;
            words: components["schemas"]["Words"];
            /**
             * @default {
             *       "discount": null,
             *       "trialDays": null,
             *       "optionalItems": [],
             *       "allowPromotionCodes": false
             *     }
             */
            terms: components["schemas"]["OfferTerms"];
            /**
             * @description When it sells: at the sale, after the member has seen what it is good for, or both
             * @default both
             * @enum {string}
             */
            timing: "atSale" | "afterProof" | "both";
            /** @default true */
            active: boolean;
            /** @description A name of your own that never changes */
            key: string;
        };
        /** @description Liquid templates: member.id, member.locale, member.traits.*, plan.name, currentPlan.name, price, interval, expiresOn, proposal.id; a trait needs a default */
        Words: {
            title: string;
            body: string;
            /** @description For e-mail; absent: the body in paragraphs */
            html?: string;
            /** @description Translations: language tag -> text; id-ID reads id when there is no id-ID */
            locales?: {
                [key: string]: {
                    title: string;
                    body: string;
                    /** @description For e-mail; absent: the body in paragraphs */
                    html?: string;
                };
            };
        };
        WordsPreviewRequest: {
            words: components["schemas"]["Words"];
            /** @description Your own id of the member */
            member?: string;
            locale?: string;
        };
        OfferInput: {
            /** @description A name of your own that never changes */
            planKey: string;
            /** @enum {string} */
            interval: "month" | "year";
            currency: string;
            words: components["schemas"]["Words"];
            /**
             * @default {
             *       "discount": null,
             *       "trialDays": null,
             *       "optionalItems": [],
             *       "allowPromotionCodes": false
             *     }
             */
            terms?: components["schemas"]["OfferTermsInput"];
            /**
             * @description When it sells: at the sale, after the member has seen what it is good for, or both
             * @default both
             * @enum {string}
             */
            timing?: "atSale" | "afterProof" | "both";
            /** @default true */
            active?: boolean;
        };
        OfferTermsInput: {
            /** @default null */
            discount?: components["schemas"]["DiscountInput"] | null;
            /**
             * @description Given once to a member, whatever the offer
             * @default null
             */
            trialDays?: number | null;
            /**
             * @description Lookup keys that the buyer may add
             * @default []
             */
            optionalItems?: string[];
            /** @default false */
            allowPromotionCodes?: boolean;
        };
        DiscountInput: {
            /** @default null */
            percentOff?: number | null;
            /**
             * @description In the currency of the offer
             * @default null
             */
            amountOffMinor?: number | null;
            /** @enum {string} */
            duration: "once" | "repeating" | "forever";
            /**
             * @description For repeating
             * @default null
             */
            durationMonths?: number | null;
            /**
             * @description In all; counted by Stripe
             * @default null
             */
            maxRedemptions?: number | null;
            /**
             * Format: date-time
             * @description The real end of the discount
             * @default null
             */
            redeemBy?: string | null;
        };
        ProductList: {
            data: components["schemas"]["Product"][];
            hasMore: boolean;
        };
        Product: {
            name: string;
            /** @description One per currency; a price never changes its amount */
            prices: {
                currency: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                /** @description Names the one-time price in Stripe */
                lookupKey: string;
            }[];
            /**
             * @description Share of the price that is left; null: unknown, so no bundle may reduce it
             * @default null
             */
            margin: number | null;
            /**
             * @description afterProof: remembered at the sale, never pushed there
             * @default both
             * @enum {string}
             */
            timing: "atSale" | "afterProof" | "both";
            /**
             * @description Products that go well with this one
             * @default []
             */
            complements: string[];
            /**
             * @description Offered again to who has bought it
             * @default false
             */
            repeatable: boolean;
            /** @default true */
            active: boolean;
            /** @description A name of your own that never changes */
            key: string;
        };
        ProductInput: {
            name: string;
            /** @description One per currency; a price never changes its amount */
            prices: {
                currency: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                /** @description Names the one-time price in Stripe */
                lookupKey: string;
            }[];
            /**
             * @description Share of the price that is left; null: unknown, so no bundle may reduce it
             * @default null
             */
            margin?: number | null;
            /**
             * @description afterProof: remembered at the sale, never pushed there
             * @default both
             * @enum {string}
             */
            timing?: "atSale" | "afterProof" | "both";
            /**
             * @description Products that go well with this one
             * @default []
             */
            complements?: string[];
            /**
             * @description Offered again to who has bought it
             * @default false
             */
            repeatable?: boolean;
            /** @default true */
            active?: boolean;
        };
        BundleList: {
            data: components["schemas"]["Bundle"][];
            hasMore: boolean;
        };
        Bundle: {
            /** @description Products or plans that the cart must hold */
            requires: string[];
            /** @description A name of your own that never changes */
            productKey: string;
            /** @description Of the product, with all of these in the cart */
            price: {
                currency: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                /** @description Names the one-time price in Stripe */
                lookupKey: string;
            };
            /**
             * @description Share of carts that take the product without and with the bundle; bounds the reduction
             * @default null
             */
            attach: {
                without: number;
                with: number;
            } | null;
            /**
             * @description The higher goes first
             * @default 0
             */
            priority: number;
            /**
             * @description Whether it may apply with another that is stackable too
             * @default false
             */
            stackable: boolean;
            /** @default true */
            active: boolean;
            /**
             * Format: date-time
             * @default null
             */
            startsAt: string | null;
            /**
             * Format: date-time
             * @description The real end; null: none
             * @default null
             */
            endsAt: string | null;
            /** @description A name of your own that never changes */
            key: string;
        };
        BundleInput: {
            /** @description Products or plans that the cart must hold */
            requires: string[];
            /** @description A name of your own that never changes */
            productKey: string;
            /** @description Of the product, with all of these in the cart */
            price: {
                currency: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                /** @description Names the one-time price in Stripe */
                lookupKey: string;
            };
            /**
             * @description Share of carts that take the product without and with the bundle; bounds the reduction
             * @default null
             */
            attach?: {
                without: number;
                with: number;
            } | null;
            /**
             * @description The higher goes first
             * @default 0
             */
            priority?: number;
            /**
             * @description Whether it may apply with another that is stackable too
             * @default false
             */
            stackable?: boolean;
            /** @default true */
            active?: boolean;
            /**
             * Format: date-time
             * @default null
             */
            startsAt?: string | null;
            /**
             * Format: date-time
             * @description The real end; null: none
             * @default null
             */
            endsAt?: string | null;
        };
        IncentiveList: {
            data: components["schemas"]["Incentive"][];
            hasMore: boolean;
        };
        Incentive: {
            currency: string;
            /** @description Minor units, e.g. cents */
            thresholdMinor: number;
            /** @description By language, after "4.50 more and": shipping is free */
            reward: {
                [key: string]: string;
            };
            /**
             * @description The higher goes first
             * @default 0
             */
            priority: number;
            /**
             * @description Whether it may apply with another that is stackable too
             * @default false
             */
            stackable: boolean;
            /** @default true */
            active: boolean;
            /**
             * Format: date-time
             * @default null
             */
            startsAt: string | null;
            /**
             * Format: date-time
             * @description The real end; null: none
             * @default null
             */
            endsAt: string | null;
            /** @description A name of your own that never changes */
            key: string;
        };
        IncentiveInput: {
            currency: string;
            /** @description Minor units, e.g. cents */
            thresholdMinor: number;
            /** @description By language, after "4.50 more and": shipping is free */
            reward: {
                [key: string]: string;
            };
            /**
             * @description The higher goes first
             * @default 0
             */
            priority?: number;
            /**
             * @description Whether it may apply with another that is stackable too
             * @default false
             */
            stackable?: boolean;
            /** @default true */
            active?: boolean;
            /**
             * Format: date-time
             * @default null
             */
            startsAt?: string | null;
            /**
             * Format: date-time
             * @description The real end; null: none
             * @default null
             */
            endsAt?: string | null;
        };
        /** @description One order, or up to 1,000 in `orders`, each read on its own */
        OrdersInput: {
            orders: unknown[];
        } | components["schemas"]["OrderInput"];
        OrderInput: {
            /** @description Your own id of this order; sending it again changes nothing */
            id: string;
            /** @description Your id of the member; absent: somebody else */
            member?: string;
            currency?: string;
            /** Format: date-time */
            orderedAt: string;
            items: {
                /** @description What the catalogue does not know is counted and never offered */
                product: string;
                /** @default 1 */
                quantity?: number;
                unitAmountMinor?: number;
            }[];
        };
        AudiencePreviewRequest: {
            audience: components["schemas"]["Audience"];
        };
        Audience: components["schemas"]["AudiencePart"];
        AudiencePart: {
            all: components["schemas"]["AudiencePart"][];
        } | {
            any: components["schemas"]["AudiencePart"][];
        } | {
            not: components["schemas"]["AudiencePart"];
        } | ({
            plan: string[];
        } | {
            tenureDays: {
                /** @description Inclusive */
                atLeast?: number;
                /** @description Inclusive */
                atMost?: number;
            };
        } | {
            score: {
                /** @enum {string} */
                family: "positive" | "need" | "negative" | "neutral";
                /** @description Inclusive */
                atLeast?: number;
                /** @description Inclusive */
                atMost?: number;
            };
        } | {
            trait: {
                name: string;
                exists: boolean;
            } | {
                name: string;
                in: (string | number | boolean)[];
            } | {
                name: string;
                /** @description Inclusive */
                atLeast?: number;
                /** @description Inclusive */
                atMost?: number;
            };
        } | {
            /** @description Who was never asked fits every atLeast */
            lastAskedDays: {
                /** @description Inclusive */
                atLeast?: number;
                /** @description Inclusive */
                atMost?: number;
            };
        } | {
            signals: {
                name: string;
                days: number;
                /** @description Inclusive */
                atLeast?: number;
                /** @description Inclusive */
                atMost?: number;
            };
        } | {
            /** @description null: unknown */
            timeZone: (string | null)[];
        } | {
            /** @description en fits en-GB too */
            locale: string[];
        } | {
            /** @enum {string} */
            consent: "email";
        });
        AudiencePreview: {
            /** @description Members who fit now, the held-out included */
            count: number;
            /** @description false: counting would take long, so it is an estimate from a hundredth of the members */
            exact: boolean;
            /** @description How far an estimate may be off, at 95 %; 0 when exact */
            margin: number;
            /** @description Some of them */
            members: string[];
        };
        CampaignList: {
            data: components["schemas"]["Campaign"][];
            hasMore: boolean;
        };
        Campaign: {
            name: string;
            /**
             * @description signal: after a good experience; schedule: in waves; sale: what the up-sell question offers
             * @enum {string}
             */
            trigger: "signal" | "schedule" | "sale";
            /** @enum {string} */
            channel: "in_app" | "email" | "webhook" | "log";
            /**
             * @default {
             *       "all": []
             *     }
             */
            audience: components["schemas"]["Audience"];
            offerKeys: string[];
            /** @default 0 */
            priority: number;
            /**
             * @description null: once, when it is started
             * @default null
             */
            schedule: components["schemas"]["WaveSchedule"] | null;
            /** @description Nobody is asked before startsAt or from endsAt on */
            window: components["schemas"]["CampaignWindow"];
            guardrails: components["schemas"]["Guardrails"];
            /** @description A name of your own that never changes */
            key: string;
            /** @enum {string} */
            status: "draft" | "scheduled" | "running" | "paused" | "completed" | "cancelled" | "failed";
            /**
             * Format: date-time
             * @description When the next wave begins; null: none is to come
             */
            nextWaveAt: string | null;
            /**
             * @description Why it paused or ended by itself
             * @enum {string|null}
             */
            stoppedBecause: "budget_exhausted" | "too_many_complaints" | "too_many_declines" | "too_many_refunds" | "window_over" | "cancelled" | null;
        };
        WaveSchedule: {
            /** @enum {string} */
            kind: "once";
            at: string;
            /** @description An IANA time zone, or member: each member’s own */
            zone: string;
        } | {
            /** @enum {string} */
            kind: "cron";
            /** @description Minute, hour, day of month, month, day of week */
            cron: string;
            /** @description An IANA time zone, or member: each member’s own */
            zone: string;
        };
        CampaignWindow: {
            /**
             * Format: date-time
             * @default null
             */
            startsAt: string | null;
            /**
             * Format: date-time
             * @default null
             */
            endsAt: string | null;
        };
        Guardrails: {
            /**
             * @description Most proposals in a minute
             * @default null
             */
            pacePerMinute: number | null;
            budget: {
                /**
                 * @description Most proposals in one wave, which then ends
                 * @default null
                 */
                perWave: number | null;
                /**
                 * @description Most proposals in all; then the campaign pauses
                 * @default null
                 */
                total: number | null;
            };
            stop: {
                /** @default null */
                complaints: {
                    /** @description Of those who were asked; more than this pauses the campaign */
                    share: number;
                    /** @description Not before so many were asked */
                    atLeast: number;
                } | null;
                /** @default null */
                declines: {
                    /** @description Of those who were asked; more than this pauses the campaign */
                    share: number;
                    /** @description Not before so many were asked */
                    atLeast: number;
                } | null;
                /** @default null */
                refunds: {
                    /** @description Of those who were asked; more than this pauses the campaign */
                    share: number;
                    /** @description Not before so many were asked */
                    atLeast: number;
                } | null;
            };
        };
        CampaignInput: {
            name: string;
            /**
             * @description signal: after a good experience; schedule: in waves; sale: what the up-sell question offers
             * @enum {string}
             */
            trigger: "signal" | "schedule" | "sale";
            /** @enum {string} */
            channel: "in_app" | "email" | "webhook" | "log";
            /**
             * @default {
             *       "all": []
             *     }
             */
            audience?: components["schemas"]["Audience"];
            offerKeys: string[];
            /** @default 0 */
            priority?: number;
            /**
             * @description null: once, when it is started
             * @default null
             */
            schedule?: components["schemas"]["WaveSchedule"] | null;
            /**
             * @description Nobody is asked before startsAt or from endsAt on
             * @default {}
             */
            window?: components["schemas"]["CampaignWindowInput"];
            /** @default {} */
            guardrails?: components["schemas"]["GuardrailsInput"];
        };
        CampaignWindowInput: {
            /**
             * Format: date-time
             * @default null
             */
            startsAt?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            endsAt?: string | null;
        };
        GuardrailsInput: {
            /**
             * @description Most proposals in a minute
             * @default null
             */
            pacePerMinute?: number | null;
            /** @default {} */
            budget?: {
                /**
                 * @description Most proposals in one wave, which then ends
                 * @default null
                 */
                perWave?: number | null;
                /**
                 * @description Most proposals in all; then the campaign pauses
                 * @default null
                 */
                total?: number | null;
            };
            /** @default {} */
            stop?: {
                /** @default null */
                complaints?: {
                    /** @description Of those who were asked; more than this pauses the campaign */
                    share: number;
                    /** @description Not before so many were asked */
                    atLeast: number;
                } | null;
                /** @default null */
                declines?: {
                    /** @description Of those who were asked; more than this pauses the campaign */
                    share: number;
                    /** @description Not before so many were asked */
                    atLeast: number;
                } | null;
                /** @default null */
                refunds?: {
                    /** @description Of those who were asked; more than this pauses the campaign */
                    share: number;
                    /** @description Not before so many were asked */
                    atLeast: number;
                } | null;
            };
        };
        WaveList: {
            data: components["schemas"]["Wave"][];
            hasMore: boolean;
        };
        Wave: {
            /** Format: uuid */
            id: string;
            /** @description The wall-clock time that it is for */
            slot: string;
            /** @enum {string} */
            status: "running" | "completed" | "cancelled";
            /** @description Members when it began */
            audience: number;
            /** @description Members looked at */
            looked: number;
            asked: number;
            /** @description Members looked at, by first reason; eligible: asked */
            counts: {
                [key: string]: number;
            };
            /** @description Members looked at in a minute, on average; null: too early to say */
            perMinute: number | null;
            /**
             * Format: date-time
             * @description When it will be through at this rate; null: too early to say, or ended
             */
            endsAbout: string | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @enum {string|null} */
            endedBecause: "budget_exhausted" | "too_many_complaints" | "too_many_declines" | "too_many_refunds" | "window_over" | "cancelled" | null;
            legs: {
                /** @description * all members, ? those of unknown zone */
                zone: string;
                /** Format: date-time */
                dueAt: string;
                ended: boolean;
                /**
                 * Format: uuid
                 * @description Its job that was given up: it stands still until the job is retried; null: it goes on, or has ended
                 */
                deadJobId: string | null;
            }[];
        };
        CampaignSchedule: {
            /** Format: date-time */
            startsAt?: string;
            /** @description true: even if nobody fits the audience of the wave yet */
            allowEmpty?: boolean;
        };
        /** @description What the campaign would do; nothing was written */
        Simulation: {
            /** @description Members in the audience */
            audience: number;
            /** @description Members by the first reason that decided; eligible: would be asked */
            counts: {
                [key: string]: number;
            };
            exact: boolean;
            /** @description 1, or how many members each one that was looked at stands for */
            oneIn: number;
            /** @description Asked in each hour (0 to 23) of their own day */
            sendsByLocalHour: number[];
            /** @description Currency -> what discounts take off in a year if all accept */
            discountLiabilityMinor: {
                [key: string]: number;
            };
            /** @description Campaigns under way that could ask the same members */
            collisions: {
                /** @description A name of your own that never changes */
                campaign: string;
                members: number;
            }[];
            /** @description 20 members of the audience, and why (not) */
            sample: {
                member: string;
                explanation: components["schemas"]["Explanation"];
            }[];
        };
        /** @description Why a member would be asked now, or not; reading it changes nothing */
        Explanation: {
            /** @enum {string} */
            outcome: "offer" | "hold" | "holdout" | "none";
            /** @description The first is the main one */
            because: ("eligible" | "holdout" | "no_audience_match" | "already_entitled" | "frequency_capped" | "quiet_hours" | "time_zone_unknown" | "cooldown" | "open_proposal" | "blocked_by_signal" | "objected" | "no_address" | "no_consent" | "plan_state_unknown" | "change_in_progress" | "score_below_threshold" | "discount_not_earned" | "lower_priority" | "budget_exhausted" | "campaign_paused" | "campaign_ended" | "needs_proof" | "no_product" | "withheld_at_random")[];
            /** @description To be read aloud */
            summary: string;
            policyVersion: number;
            modelVersion: number | null;
            rules: {
                /** @enum {string} */
                reason: "eligible" | "holdout" | "no_audience_match" | "already_entitled" | "frequency_capped" | "quiet_hours" | "time_zone_unknown" | "cooldown" | "open_proposal" | "blocked_by_signal" | "objected" | "no_address" | "no_consent" | "plan_state_unknown" | "change_in_progress" | "score_below_threshold" | "discount_not_earned" | "lower_priority" | "budget_exhausted" | "campaign_paused" | "campaign_ended" | "needs_proof" | "no_product" | "withheld_at_random";
                passed: boolean;
                observed: string;
                bound: string;
                /**
                 * Format: date-time
                 * @description From when time alone lets it pass; null: it passes, or something else must change
                 */
                until: string | null;
                sentence: string;
                said: {
                    observed: components["schemas"]["Saying"];
                    bound: components["schemas"]["Saying"];
                };
            }[];
            /** @description null: the member is not scored */
            moment: {
                /** @enum {string} */
                measure: "score" | "probability";
                value: number;
                /** @description null: no value reaches it */
                bound: number | null;
                passed: boolean;
                parts: {
                    name: string;
                    value: number;
                    points: number;
                }[];
                sentence: string;
            } | null;
            /** @description What would change it */
            changes: string[];
            /**
             * Format: date-time
             * @description From when nothing but a good moment is missing; null: time alone does not help
             */
            notBefore: string | null;
            dataUsed: string[];
            said: {
                changes: components["schemas"]["Saying"][];
                dataUsed: components["schemas"]["Saying"][];
            };
        };
        /** @description The same as the sentence beside it, to be said in another language */
        Saying: {
            /**
             * @description Stable; more may come
             * @enum {string}
             */
            code: "not_held_out" | "held_out" | "need_not_held_out" | "no_objection" | "objected" | "need_no_objection" | "plan_known" | "plan_uncertain" | "plan_not_on_ladder" | "need_known_plan" | "no_change" | "change_in_progress" | "need_no_change" | "negative_score" | "need_at_most" | "no_open_proposal" | "open_proposal" | "need_no_open_proposal" | "last_asked" | "need_cooldown" | "asked_times" | "need_fewer_asks" | "campaign_fits" | "no_campaign_fits" | "need_campaign" | "higher_offers" | "no_higher_offer" | "need_higher_offer" | "full_price_offered" | "only_discounts" | "only_discounts_leaving" | "need_discount_earned" | "no_consent_needed" | "consents" | "no_consents" | "need_consent" | "has_address" | "no_address" | "need_address" | "time_zone" | "no_time_zone" | "need_time_zone" | "pushed" | "pushed_nowhere" | "not_pushed" | "need_awake" | "way_holdout" | "way_objected" | "way_plan_state_unknown" | "way_change_in_progress" | "way_blocked_by_signal" | "way_open_proposal" | "way_time" | "way_no_audience_match" | "way_already_entitled" | "way_discount_not_earned" | "way_no_consent" | "way_no_address" | "way_time_zone_unknown" | "way_quiet_hours" | "way_points" | "way_better_moment" | "used_number" | "used_objection" | "used_plan" | "used_engagement" | "used_asks" | "used_zone_and_consents";
            /** @description `...At` is an instant (null: never), `days` and `...Days` are days, `share` is of 1 */
            values: {
                [key: string]: string | number | (null);
            };
        };
        DecisionRequest: {
            /** @description Your own id of the member */
            member: string;
            /** @description Where the site could ask, e.g. limit_reached */
            placement: string;
            /**
             * @description true: nothing is stored and nothing is sent
             * @default false
             */
            dryRun?: boolean;
        };
        Decision: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            outcome: "offer" | "hold" | "holdout" | "none";
            because: {
                code: string;
                text: string;
            }[];
            /** Format: date-time */
            until: string | null;
            score: number;
            policyVersion: number;
            propensities: {
                [key: string]: number;
            };
            /** Format: date-time */
            decidedAt: string;
            proposal: components["schemas"]["Proposal"] | null;
        };
        EmailEvents: {
            events: {
                /** @enum {string} */
                type: "delivered" | "bounced" | "complained";
                /**
                 * @description false: the next message may arrive
                 * @default true
                 */
                permanent?: boolean;
                /** @description The Message-ID header of the message */
                messageId: string;
            }[];
        };
        EmailEventsAnswer: {
            /** @description About messages of ours */
            known: number;
        };
        EntitlementQuestion: {
            /** @description Your own id of the member */
            member: string;
            entitlement: string;
            /** @default 1 */
            quantity?: number;
            /** @description Your own id of this use: then it is counted, once, if it is allowed; without it this is only a question */
            useId?: string;
            /**
             * @description A name of your own that never changes
             * @default limit_reached
             */
            placement?: string;
            /**
             * @description true: nothing is stored, counted or sent
             * @default false
             */
            dryRun?: boolean;
        };
        EntitlementAnswer: {
            allowed: boolean;
            /** @description Left in this month before this use; null: no limit */
            remaining: number | null;
            /** @enum {string|null} */
            because: "not_included" | "limit_reached" | null;
            /** @description The nearest plan that would allow it */
            requiredPlan: string | null;
            /** @description null: allowed, so there is nothing to ask */
            decision: components["schemas"]["Decision"] | null;
        };
        Policy: {
            /**
             * @description The least score, while no model is active
             * @default 3.5
             */
            threshold: number;
            /**
             * @description The least probability of a yes, with a model
             * @default 0.005
             */
            theta: number;
            /**
             * @description The least part of the probability at the member’s own peak, with a model
             * @default 0.75
             */
            rho: number;
            /**
             * @description In place of theta: an ask must be worth more than it costs
             * @default null
             */
            value: {
                /** @description Part of the price that is margin */
                marginShare: number;
                remainingLifeMonths: number;
                /** @description What one ask costs in patience, in minor units */
                askCostMinor: number;
                /** @description The chance of an upgrade on the same day without an ask */
                organicProbability: number;
            } | null;
            /** @default 1.6 */
            needWeight: number;
            /** @default 0.5 */
            negativeBound: number;
            /** @default 7 */
            cooldownDays: number;
            /**
             * @default {
             *       "asks": 4,
             *       "days": 90
             *     }
             */
            cap: {
                asks: number;
                days: number;
            };
            /**
             * @default {
             *       "inARow": 3,
             *       "silenceDays": 90
             *     }
             */
            declines: {
                inARow: number;
                silenceDays: number;
            };
            /**
             * @description Minutes after local midnight; start = end: none
             * @default {
             *       "startMinute": 1260,
             *       "endMinute": 480
             *     }
             */
            quietHours: {
                startMinute: number;
                endMinute: number;
            };
            /** @default 5 */
            proposalDays: number;
            /**
             * @description 30 and 180 days at least: a shorter wait teaches members to say no
             * @default {
             *       "afterDeclineDays": 30,
             *       "everyDays": 180
             *     }
             */
            discounts: {
                afterDeclineDays: number;
                everyDays: number;
            };
            /**
             * @description A share of decisions left to chance, so that weights can be learned; 0: none
             * @default {
             *       "share": 0,
             *       "askShare": 0.2
             *     }
             */
            exploration: {
                share: number;
                askShare: number;
            };
            /**
             * @description true: a learned model that is surely better takes over without a person
             * @default false
             */
            promoteByRule: boolean;
            /**
             * @description Offer -> weight among offers of the same plan
             * @default {}
             */
            armWeights: {
                [key: string]: number;
            };
            /**
             * @description Each night offers of the same plan get weights by their probability of being the best
             * @default false
             */
            weighArmsByRule: boolean;
            /**
             * @description What differs for members on a plan
             * @default {}
             */
            plans: {
                [key: string]: {
                    /** @description The least score, while no model is active */
                    threshold?: number;
                    /** @description The least probability of a yes, with a model */
                    theta?: number;
                    /** @description The least part of the probability at the member’s own peak, with a model */
                    rho?: number;
                    /** @description In place of theta: an ask must be worth more than it costs */
                    value?: {
                        /** @description Part of the price that is margin */
                        marginShare: number;
                        remainingLifeMonths: number;
                        /** @description What one ask costs in patience, in minor units */
                        askCostMinor: number;
                        /** @description The chance of an upgrade on the same day without an ask */
                        organicProbability: number;
                    } | null;
                };
            };
            /** @description Stored with each decision; 1 is the defaults */
            version: number;
            /** @description Set by HOLDOUT_SHARE, not here */
            holdout: {
                share: number;
            };
        };
        PolicyInput: {
            /**
             * @description The least score, while no model is active
             * @default 3.5
             */
            threshold?: number;
            /**
             * @description The least probability of a yes, with a model
             * @default 0.005
             */
            theta?: number;
            /**
             * @description The least part of the probability at the member’s own peak, with a model
             * @default 0.75
             */
            rho?: number;
            /**
             * @description In place of theta: an ask must be worth more than it costs
             * @default null
             */
            value?: {
                /** @description Part of the price that is margin */
                marginShare: number;
                remainingLifeMonths: number;
                /** @description What one ask costs in patience, in minor units */
                askCostMinor: number;
                /** @description The chance of an upgrade on the same day without an ask */
                organicProbability: number;
            } | null;
            /** @default 1.6 */
            needWeight?: number;
            /** @default 0.5 */
            negativeBound?: number;
            /** @default 7 */
            cooldownDays?: number;
            /**
             * @default {
             *       "asks": 4,
             *       "days": 90
             *     }
             */
            cap?: {
                asks: number;
                days: number;
            };
            /**
             * @default {
             *       "inARow": 3,
             *       "silenceDays": 90
             *     }
             */
            declines?: {
                inARow: number;
                silenceDays: number;
            };
            /**
             * @description Minutes after local midnight; start = end: none
             * @default {
             *       "startMinute": 1260,
             *       "endMinute": 480
             *     }
             */
            quietHours?: {
                startMinute: number;
                endMinute: number;
            };
            /** @default 5 */
            proposalDays?: number;
            /**
             * @description 30 and 180 days at least: a shorter wait teaches members to say no
             * @default {
             *       "afterDeclineDays": 30,
             *       "everyDays": 180
             *     }
             */
            discounts?: {
                afterDeclineDays: number;
                everyDays: number;
            };
            /**
             * @description A share of decisions left to chance, so that weights can be learned; 0: none
             * @default {
             *       "share": 0,
             *       "askShare": 0.2
             *     }
             */
            exploration?: {
                share: number;
                askShare: number;
            };
            /**
             * @description true: a learned model that is surely better takes over without a person
             * @default false
             */
            promoteByRule?: boolean;
            /**
             * @description Offer -> weight among offers of the same plan
             * @default {}
             */
            armWeights?: {
                [key: string]: number;
            };
            /**
             * @description Each night offers of the same plan get weights by their probability of being the best
             * @default false
             */
            weighArmsByRule?: boolean;
            /**
             * @description What differs for members on a plan
             * @default {}
             */
            plans?: {
                [key: string]: {
                    /** @description The least score, while no model is active */
                    threshold?: number;
                    /** @description The least probability of a yes, with a model */
                    theta?: number;
                    /** @description The least part of the probability at the member’s own peak, with a model */
                    rho?: number;
                    /** @description In place of theta: an ask must be worth more than it costs */
                    value?: {
                        /** @description Part of the price that is margin */
                        marginShare: number;
                        remainingLifeMonths: number;
                        /** @description What one ask costs in patience, in minor units */
                        askCostMinor: number;
                        /** @description The chance of an upgrade on the same day without an ask */
                        organicProbability: number;
                    } | null;
                };
            };
        };
        PolicyVersionList: {
            data: {
                version: number;
                rules: {
                    /**
                     * @description The least score, while no model is active
                     * @default 3.5
                     */
                    threshold?: number;
                    /**
                     * @description The least probability of a yes, with a model
                     * @default 0.005
                     */
                    theta?: number;
                    /**
                     * @description The least part of the probability at the member’s own peak, with a model
                     * @default 0.75
                     */
                    rho?: number;
                    /**
                     * @description In place of theta: an ask must be worth more than it costs
                     * @default null
                     */
                    value?: {
                        /** @description Part of the price that is margin */
                        marginShare: number;
                        remainingLifeMonths: number;
                        /** @description What one ask costs in patience, in minor units */
                        askCostMinor: number;
                        /** @description The chance of an upgrade on the same day without an ask */
                        organicProbability: number;
                    } | null;
                    /** @default 1.6 */
                    needWeight?: number;
                    /** @default 0.5 */
                    negativeBound?: number;
                    /** @default 7 */
                    cooldownDays?: number;
                    /**
                     * @default {
                     *       "asks": 4,
                     *       "days": 90
                     *     }
                     */
                    cap?: {
                        asks: number;
                        days: number;
                    };
                    /**
                     * @default {
                     *       "inARow": 3,
                     *       "silenceDays": 90
                     *     }
                     */
                    declines?: {
                        inARow: number;
                        silenceDays: number;
                    };
                    /**
                     * @description Minutes after local midnight; start = end: none
                     * @default {
                     *       "startMinute": 1260,
                     *       "endMinute": 480
                     *     }
                     */
                    quietHours?: {
                        startMinute: number;
                        endMinute: number;
                    };
                    /** @default 5 */
                    proposalDays?: number;
                    /**
                     * @description 30 and 180 days at least: a shorter wait teaches members to say no
                     * @default {
                     *       "afterDeclineDays": 30,
                     *       "everyDays": 180
                     *     }
                     */
                    discounts?: {
                        afterDeclineDays: number;
                        everyDays: number;
                    };
                    /**
                     * @description A share of decisions left to chance, so that weights can be learned; 0: none
                     * @default {
                     *       "share": 0,
                     *       "askShare": 0.2
                     *     }
                     */
                    exploration?: {
                        share: number;
                        askShare: number;
                    };
                    /**
                     * @description true: a learned model that is surely better takes over without a person
                     * @default false
                     */
                    promoteByRule?: boolean;
                    /**
                     * @description Offer -> weight among offers of the same plan
                     * @default {}
                     */
                    armWeights?: {
                        [key: string]: number;
                    };
                    /**
                     * @description Each night offers of the same plan get weights by their probability of being the best
                     * @default false
                     */
                    weighArmsByRule?: boolean;
                    /**
                     * @description What differs for members on a plan
                     * @default {}
                     */
                    plans?: {
                        [key: string]: {
                            /** @description The least score, while no model is active */
                            threshold?: number;
                            /** @description The least probability of a yes, with a model */
                            theta?: number;
                            /** @description The least part of the probability at the member’s own peak, with a model */
                            rho?: number;
                            /** @description In place of theta: an ask must be worth more than it costs */
                            value?: {
                                /** @description Part of the price that is margin */
                                marginShare: number;
                                remainingLifeMonths: number;
                                /** @description What one ask costs in patience, in minor units */
                                askCostMinor: number;
                                /** @description The chance of an upgrade on the same day without an ask */
                                organicProbability: number;
                            } | null;
                        };
                    };
                };
                /** Format: date-time */
                createdAt: string;
                createdBy: string;
            }[];
            hasMore: boolean;
        };
        /** @description Decisions at this moment; nothing was written */
        PolicySimulation: {
            members: number;
            /** @description Members that were looked at */
            sample: number;
            /** @description Members of the sample by the first reason that decided; eligible: would be asked */
            inForce: {
                [key: string]: number;
            };
            /** @description Members of the sample by the first reason that decided; eligible: would be asked */
            candidate: {
                [key: string]: number;
            };
            /** @description Members of the sample on whom the decision would be another */
            changed: number;
            moves: {
                from: string;
                to: string;
                members: number;
            }[];
        };
        PolicyEvaluationInput: {
            /** @description Absent: the rules in force */
            rules?: components["schemas"]["PolicyInput"];
            /** @description Absent: the model in force; null: rules alone */
            modelVersion?: number | null;
        };
        /** @description Worth per decision: a yes counts 1, an ask costs askCost */
        PolicyEvaluation: {
            /** @description Decisions of the last year in which chance had a part */
            decisions: number;
            /** @description What an ask costs, in yeses */
            askCost: number;
            candidate: {
                ips: {
                    value: number;
                    standardError: number;
                };
                snips: {
                    value: number;
                    standardError: number;
                };
                doublyRobust: {
                    value: number;
                    standardError: number;
                };
                effectiveSampleSize: number;
                largestWeightShare: number;
            } | {
                /** @enum {string} */
                refused: "no_overlap" | "too_few" | "one_choice_weighs_too_much";
            };
            incumbent: {
                ips: {
                    value: number;
                    standardError: number;
                };
                snips: {
                    value: number;
                    standardError: number;
                };
                doublyRobust: {
                    value: number;
                    standardError: number;
                };
                effectiveSampleSize: number;
                largestWeightShare: number;
            } | {
                /** @enum {string} */
                refused: "no_overlap" | "too_few" | "one_choice_weighs_too_much";
            };
            inWords: string;
        };
        ModelList: {
            data: components["schemas"]["Model"][];
            hasMore: boolean;
        };
        Model: {
            version: number;
            /** @enum {string} */
            status: "candidate" | "active" | "retired";
            /** @description Log-odds per unit of each feature */
            weights: {
                [key: string]: number;
            };
            evaluation: components["schemas"]["ModelEvaluation"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            promotedAt: string | null;
            promotedBy: string | null;
        };
        ModelEvaluation: {
            /** Format: date-time */
            from?: string;
            /** Format: date-time */
            to?: string;
            /** @description Asks that chance alone decided */
            asks?: number;
            accepts?: number;
            /** @description Mean log-loss per ask, cross-validated by member */
            loss?: number;
            /** @description The same, of the plain share of yeses */
            lossOfShare?: number;
            /** @description What an ask costs, in yeses */
            askCost?: number;
            candidate?: {
                ips: {
                    value: number;
                    standardError: number;
                };
                snips: {
                    value: number;
                    standardError: number;
                };
                doublyRobust: {
                    value: number;
                    standardError: number;
                };
                effectiveSampleSize: number;
                largestWeightShare: number;
            } | {
                /** @enum {string} */
                refused: "no_overlap" | "too_few" | "one_choice_weighs_too_much";
            };
            incumbent?: {
                ips: {
                    value: number;
                    standardError: number;
                };
                snips: {
                    value: number;
                    standardError: number;
                };
                doublyRobust: {
                    value: number;
                    standardError: number;
                };
                effectiveSampleSize: number;
                largestWeightShare: number;
            } | {
                /** @enum {string} */
                refused: "no_overlap" | "too_few" | "one_choice_weighs_too_much";
            };
        } & {
            [key: string]: unknown;
        };
        ModelInForce: {
            /** @description null: the score rule */
            active: components["schemas"]["Model"] | null;
        };
        Acceptance: {
            consent: {
                /** @description The terms as they were shown beside the button */
                terms: string;
                /** Format: date-time */
                shownAt: string;
            };
        };
        Accepted: {
            planChange: components["schemas"]["PlanChange"];
            quote: components["schemas"]["Quote"] | null;
            /** Format: uri */
            checkoutUrl: string | null;
            proposal: components["schemas"]["Proposal"];
        };
        PlanChange: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "checkout" | "purchase" | "update" | "invoice" | "downgrade" | "cancel" | "pause" | "resume";
            /** @enum {string} */
            status: "quoted" | "submitted" | "requires_action" | "processing" | "succeeded" | "failed" | "expired" | "superseded";
            /** @description A name of your own that never changes */
            fromPlan: string;
            /** @description A name of your own that never changes */
            toPlan: string;
            /**
             * Format: uri
             * @description Where the member goes on: the Checkout page, or the page to pay or authenticate
             */
            url: string | null;
            failureCode: string | null;
            /** @description For the member */
            failureMessage: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            settledAt: string | null;
        };
        Quote: {
            /** Format: uuid */
            id: string;
            currency: string;
            /** @description Minor units, e.g. cents */
            amountDueNowMinor: number;
            /** @description Taken off the lines */
            discountMinor: number;
            /** @description Tax in all, also what the lines include */
            taxMinor: number;
            /** @description Paid from the credit balance; below zero: added to it */
            creditMinor: number;
            lines: {
                description: string;
                amountMinor: number;
                proration: boolean;
            }[];
            /** @description What each later period costs */
            recurringMinor: number;
            /** @description Products of the sale: a second payment, charged to the same card once the plan has changed */
            productsMinor: number;
            /** Format: date-time */
            nextInvoiceAt: string | null;
            /**
             * Format: date-time
             * @description When the plan changes; null: now, once paid
             */
            effectiveAt: string | null;
            /** Format: date-time */
            expiresAt: string;
        };
        ProposalEvent: {
            /** @enum {string} */
            type: "viewed" | "dismissed";
        };
        QuoteRequest: {
            /** @description Your own id of the member */
            member: string;
            /** @description The plan that is wanted; the one without a price ends the subscription */
            plan: string;
            /**
             * @default month
             * @enum {string}
             */
            interval?: "month" | "year";
            /** @default usd */
            currency?: string;
            /** @description As the member typed it */
            promotionCode?: string;
        } | {
            /** @description Your own id of the member */
            member: string;
            /** @enum {string} */
            action: "pause" | "resume";
        };
        /** @description Without a subscription: pay at `checkoutUrl`; else confirm `quote` */
        PreparedChange: {
            planChange: components["schemas"]["PlanChange"];
            quote: components["schemas"]["Quote"] | null;
            /** Format: uri */
            checkoutUrl: string | null;
        };
        QuoteConfirmation: {
            /** Format: uuid */
            quoteId: string;
        };
        /** @description Minor units per month, UTC: start + movements = end */
        MrrReport: {
            data: ({
                month?: string;
                currency: string;
                startMinor: number;
                movements: {
                    /** @enum {string} */
                    kind: "new" | "expansion" | "contraction" | "churn" | "reactivation";
                    count: number;
                    amountMinor: number;
                }[];
                endMinor: number;
            } | {
                /** @description Plan or campaign */
                key: string | null;
                currency: string;
                movements: {
                    /** @enum {string} */
                    kind: "new" | "expansion" | "contraction" | "churn" | "reactivation";
                    count: number;
                    amountMinor: number;
                }[];
            })[];
            /** @enum {string} */
            timeZone: "UTC";
            /** @description Figure -> what it means */
            definitions: {
                [key: string]: string;
            };
        };
        /** @description Decisions by outcome and main reason, times in UTC */
        DecisionsReport: {
            data: {
                /** @enum {string} */
                outcome: "offer" | "hold" | "holdout" | "none";
                reason: string;
                count: number;
            }[];
            /** @enum {string} */
            timeZone: "UTC";
            /** @description Figure -> what it means */
            definitions: {
                [key: string]: string;
            };
        };
        /** @description Proposals made in the span and how far each came, times in UTC */
        FunnelReport: {
            signals: number;
            /** @description Of these, from Stripe’s events and moments of need */
            ownSignals: number;
            decisions: number;
            /** @description Members decided on who are not held out */
            eligible: number;
            proposed: number;
            presented: number;
            viewed: number;
            accepted: number;
            declined: number;
            expired: number;
            paid: number;
            kept: {
                days: number;
                due: number;
                kept: number;
            }[];
            /** @enum {string} */
            timeZone: "UTC";
            /** @description Figure -> what it means */
            definitions: {
                [key: string]: string;
            };
        };
        /** @description Members first eligible in the span, and what they brought since; by assignment */
        LiftReport: {
            /** @enum {string} */
            stage: "draft" | "running" | "analysis" | "stopped";
            holdoutShare: number;
            members: {
                asked: number;
                holdout: number;
            };
            /** @description Assigned under another share of the holdout */
            leftOut: number;
            /** @description Paid more per month since than before */
            conversion: {
                asked: number | null;
                holdout: number | null;
                difference: {
                    estimate: number;
                    low: number;
                    high: number;
                } | null;
            };
            /** @description Stopped paying since */
            churn: {
                asked: number | null;
                holdout: number | null;
                difference: {
                    estimate: number;
                    low: number;
                    high: number;
                } | null;
            };
            currencies: {
                currency: string;
                /** @description The 99.9th percentile; more counts as so much */
                capMinor: number | null;
                asked: {
                    /** @description Members (or buyers), by assignment */
                    count: number;
                    /** @description Those who brought anything */
                    payers: number;
                    /** @description Minor units each */
                    mean: number;
                };
                holdout: {
                    /** @description Members (or buyers), by assignment */
                    count: number;
                    /** @description Those who brought anything */
                    payers: number;
                    /** @description Minor units each */
                    mean: number;
                };
                /** @description Minor units each; null: too little to compare */
                absolute: {
                    estimate: number;
                    standardError: number;
                    /** @description 95 %, right for one look at an end fixed beforehand (Welch) */
                    fixed: {
                        low: number;
                        high: number;
                    };
                    fixedP: number;
                    /** @description 95 %, right at every look at once: the verdict rests on this one */
                    always: {
                        low: number;
                        high: number;
                    };
                    alwaysP: number;
                } | null;
                /** @description Share of the holdout’s mean */
                relative: {
                    estimate: number;
                    standardError: number;
                    /** @description 95 %, right for one look at an end fixed beforehand (Welch) */
                    fixed: {
                        low: number;
                        high: number;
                    };
                    fixedP: number;
                    /** @description 95 %, right at every look at once: the verdict rests on this one */
                    always: {
                        low: number;
                        high: number;
                    };
                    alwaysP: number;
                } | null;
                /** @description Share of the variance that earlier revenue and activity explained away (CUPED) */
                explained: number;
                sampleRatio: {
                    chiSquare: number | null;
                    p: number;
                    /** @description p < 0.001: no verdict */
                    mismatch: boolean;
                };
                /**
                 * @description At least a tenth more, by the always valid interval
                 * @enum {string}
                 */
                goalReached: "yes" | "no" | "open";
                /** @enum {string} */
                verdict: "proved" | "not_yet" | "harmful";
                /**
                 * @description Why there is no verdict yet
                 * @enum {string|null}
                 */
                because: "too_few_payers" | "sample_ratio_mismatch" | "one_member_weighs_too_much" | "no_spread" | "interval_spans_zero" | null;
                /** @description How many more until a verdict, should the effect stay as it looks; null: none in sight */
                stillNeeded: number | null;
                mrr: {
                    asked: number;
                    holdout: number;
                    difference: {
                        estimate: number;
                        low: number;
                        high: number;
                    } | null;
                };
            }[];
            /** @enum {string} */
            timeZone: "UTC";
            /** @description Figure -> what it means */
            definitions: {
                [key: string]: string;
            };
        };
        /** @description The effect by weeks since the first eligibility: whether it wears off */
        LiftWeeks: {
            data: {
                week: number;
                members: {
                    asked: number;
                    holdout: number;
                };
                estimate: number;
                low: number;
                high: number;
            }[];
            /** @enum {string} */
            timeZone: "UTC";
            /** @description Figure -> what it means */
            definitions: {
                [key: string]: string;
            };
        };
        /** @description The lift as it stood each day */
        LiftReadings: {
            data: {
                /** Format: date */
                day: string;
                currency: string;
                members: number;
                estimate: number | null;
                relative: number | null;
                bounds: {
                    low: number;
                    high: number;
                } | null;
                /** @enum {string} */
                verdict: "proved" | "not_yet" | "harmful";
            }[];
            /** @enum {string} */
            timeZone: "UTC";
            /** @description Figure -> what it means */
            definitions: {
                [key: string]: string;
            };
        };
        /** @description Proposals made in the span, by offer */
        OffersReport: {
            data: {
                campaignKey: string;
                planKey: string;
                offerKey: string;
                asked: number;
                viewed: number;
                accepted: number;
                declined: number;
                expired: number;
                paid: number;
                refunded: number;
                acceptance: {
                    share: number;
                    fixed: {
                        low: number;
                        high: number;
                    };
                    always: {
                        low: number;
                        high: number;
                    };
                } | null;
                bestProbability: number;
            }[];
            /** @enum {string} */
            timeZone: "UTC";
            /** @description Figure -> what it means */
            definitions: {
                [key: string]: string;
            };
        };
        /** @description Sales begun in the span, times in UTC */
        AskRateReport: {
            sales: number;
            /** @description Holdout, objection or unknown plan state */
            withheld: number;
            /** @description Left before both questions were through */
            left: number;
            /** @description A question had nothing to offer */
            nothingToAsk: number;
            /** @description All others */
            eligible: number;
            bothAsked: number;
            /** @description bothAsked / eligible; the goal is 1 */
            askRate: number | null;
            questions: {
                /** @enum {string} */
                kind: "up_sell" | "cross_sell";
                asked: number;
                yes: number;
                no: number;
                timedOut: number;
                acceptance: number | null;
                withheld: number;
                nothingToAsk: number;
            }[];
            values: {
                currency: string;
                asked: {
                    /** @description Members (or buyers), by assignment */
                    count: number;
                    /** @description Those who brought anything */
                    payers: number;
                    /** @description Minor units each */
                    mean: number;
                };
                holdout: {
                    /** @description Members (or buyers), by assignment */
                    count: number;
                    /** @description Those who brought anything */
                    payers: number;
                    /** @description Minor units each */
                    mean: number;
                };
                /** @description Minor units each; null: too little to compare */
                absolute: {
                    estimate: number;
                    standardError: number;
                    /** @description 95 %, right for one look at an end fixed beforehand (Welch) */
                    fixed: {
                        low: number;
                        high: number;
                    };
                    fixedP: number;
                    /** @description 95 %, right at every look at once: the verdict rests on this one */
                    always: {
                        low: number;
                        high: number;
                    };
                    alwaysP: number;
                } | null;
                /** @description Share of the holdout’s mean */
                relative: {
                    estimate: number;
                    standardError: number;
                    /** @description 95 %, right for one look at an end fixed beforehand (Welch) */
                    fixed: {
                        low: number;
                        high: number;
                    };
                    fixedP: number;
                    /** @description 95 %, right at every look at once: the verdict rests on this one */
                    always: {
                        low: number;
                        high: number;
                    };
                    alwaysP: number;
                } | null;
                /** @description Share of the variance that earlier revenue and activity explained away (CUPED) */
                explained: number;
                sampleRatio: {
                    chiSquare: number | null;
                    p: number;
                    /** @description p < 0.001: no verdict */
                    mismatch: boolean;
                };
                /**
                 * @description At least a tenth more, by the always valid interval
                 * @enum {string}
                 */
                goalReached: "yes" | "no" | "open";
                /** @enum {string} */
                verdict: "proved" | "not_yet" | "harmful";
                /**
                 * @description Why there is no verdict yet
                 * @enum {string|null}
                 */
                because: "too_few_payers" | "sample_ratio_mismatch" | "one_member_weighs_too_much" | "no_spread" | "interval_spans_zero" | null;
                /** @description How many more until a verdict, should the effect stay as it looks; null: none in sight */
                stillNeeded: number | null;
            }[];
            timings: {
                /** @enum {string} */
                kind: "offer" | "product";
                key: string;
                atSale: {
                    offered: number;
                    sold: number;
                };
                afterProof: {
                    remembered: number;
                    offered: number;
                    sold: number;
                };
            }[];
            /** @enum {string} */
            timeZone: "UTC";
            /** @description Figure -> what it means */
            definitions: {
                [key: string]: string;
            };
        };
        Overview: {
            /**
             * Format: date-time
             * @description The service’s own time: reports up to now end here
             */
            now: string;
            /** @description In order of rank */
            membersByPlan: {
                /** @description A name of your own that never changes */
                plan: string;
                members: number;
            }[];
            /** @description Recurring revenue per month now, in minor units */
            mrr: {
                currency: string;
                amountMinor: number;
                subscriptions: number;
            }[];
            /** @description Waiting for an answer */
            openProposals: number;
            runningCampaigns: number;
            queue: {
                /** @description Due and not in the queue yet */
                waiting: number;
                /** @description In the queue or at work */
                enqueued: number;
                /** @description Due in the future */
                later: number;
                /** @description Given up after the last attempt */
                dead: number;
                /** @description For how long the oldest of those that are due has been due */
                oldestSeconds: number;
            };
        };
        Holdout: {
            /** @description Of the members, who are never asked */
            share: number;
            /** @enum {string} */
            stage: "draft" | "running" | "analysis" | "stopped";
            /** @description false: HOLDOUT_SALT is the one that everybody has */
            saltIsOwn: boolean;
            /** @description By assignment */
            members: {
                asked: number;
                heldOut: number;
            };
            /** @description Of these, those that count in the comparison */
            exposed: {
                asked: number;
                heldOut: number;
            };
        };
        StripeCheck: {
            /**
             * @description By the kind of the key
             * @enum {string}
             */
            mode: "live" | "test";
            /** @description null: see fault */
            account: string | null;
            /** @description Why Stripe could not be asked */
            fault: string | null;
            /** @description In which events must come */
            apiVersion: string;
            /** @description Those of the account whose path is ours */
            webhookEndpoints: {
                /** Format: uri */
                url: string;
                enabled: boolean;
                apiVersion: string | null;
            }[];
            lastEvent: {
                type: string;
                /** Format: date-time */
                receivedAt: string;
            } | null;
            /** @description Prices on which plans and Stripe disagree */
            differences: {
                lookupKey: string;
                /** @description A name of your own that never changes */
                plan: string;
                /** @enum {string} */
                state: "present" | "missing" | "created" | "adopted" | "differs" | "archived";
            }[];
        };
        Cart: {
            /** @description Absent: anonymous until the payment */
            member?: string;
            /** @description Of the questions; absent: the member’s */
            locale?: string;
            plan?: {
                /** @description A name of your own that never changes */
                key: string;
                /**
                 * @default month
                 * @enum {string}
                 */
                interval?: "month" | "year";
                /** @default usd */
                currency?: string;
            };
            /** @default [] */
            products?: {
                /** @description A name of your own that never changes */
                key: string;
                /** @default 1 */
                quantity?: number;
                /** @default usd */
                currency?: string;
            }[];
        };
        StartedSale: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "cart" | "upsell_asked" | "cross_sell_asked" | "ready" | "paying" | "paid" | "expired" | "abandoned";
            currency: string;
            locale: string;
            lines: components["schemas"]["SaleLine"][];
            /** @description Of a sale paid in part: what was wanted too, and its payment did not come */
            unpaid: components["schemas"]["SaleLine"][];
            /** @description At list prices; what is charged is on the page or in the quote of the payment */
            totalMinor: number;
            /** @description What to ask now; null: nothing */
            question: components["schemas"]["SaleQuestion"] | null;
            questions: components["schemas"]["SaleQuestion"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description For a browser: runs this one sale, nothing else. Shown once */
            token: string;
        };
        SaleLine: {
            /** @enum {string} */
            kind: "plan" | "product";
            /** @description A name of your own that never changes */
            key: string;
            name: string;
            /**
             * @description null: paid once
             * @enum {string|null}
             */
            interval: "month" | "year" | null;
            /** @description Minor units, e.g. cents */
            unitAmountMinor: number;
            quantity: number;
            /**
             * @description Put there by the buyer, or by a yes
             * @enum {string}
             */
            origin: "cart" | "up_sell" | "cross_sell";
        };
        SaleQuestion: {
            /** @enum {string} */
            kind: "up_sell" | "cross_sell";
            /** @enum {string} */
            state: "asked" | "withheld" | "nothing_to_ask";
            /** @enum {string|null} */
            because: "holdout" | "objected" | "plan_state_unknown" | "already_entitled" | "needs_proof" | "no_product" | null;
            words: {
                title: string;
                body: string;
                yes: string;
                no: string;
            } | null;
            offered: components["schemas"]["Offered"] | null;
            /** @enum {string|null} */
            answer: "yes" | "no" | "timed_out" | null;
        };
        Offered: {
            /** @enum {string} */
            kind: "plan" | "product";
            /** @description A name of your own that never changes */
            key: string;
            name: string;
            /** @enum {string|null} */
            interval: "month" | "year" | null;
            /** @description Minor units, e.g. cents */
            unitAmountMinor: number;
            quantity: number;
            /** @description In the first payment; null: the quote of the payment says it */
            differenceNowMinor: number | null;
            /** @description Each month from then on; below zero: less */
            differenceMonthlyMinor: number;
            /** @description What it allows beyond the plan in the cart; null: without limit */
            adds: {
                entitlement: string;
                before: number | null;
                perMonth: number | null;
            }[];
            /** @description The plan of the cart in whose place it comes; null: it comes beside the cart */
            replaces: components["schemas"]["SaleLine"] | null;
        };
        RecordedSaleList: {
            data: components["schemas"]["RecordedSale"][];
            hasMore: boolean;
        };
        /** @description A sale with its whole conversation: what was asked when, and answered when */
        RecordedSale: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "cart" | "upsell_asked" | "cross_sell_asked" | "ready" | "paying" | "paid" | "expired" | "abandoned";
            currency: string;
            locale: string;
            lines: components["schemas"]["SaleLine"][];
            /** @description Of a sale paid in part: what was wanted too, and its payment did not come */
            unpaid: components["schemas"]["SaleLine"][];
            /** @description At list prices; what is charged is on the page or in the quote of the payment */
            totalMinor: number;
            /** @description What to ask now; null: nothing */
            question: components["schemas"]["SaleQuestion"] | null;
            questions: components["schemas"]["RecordedQuestion"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description null: anonymous */
            member: string | null;
            heldOut: boolean;
            /** @description At list prices */
            paidMinor: number | null;
            /** Format: date-time */
            paidAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
        };
        RecordedQuestion: {
            /** @enum {string} */
            kind: "up_sell" | "cross_sell";
            /** @enum {string} */
            state: "asked" | "withheld" | "nothing_to_ask";
            /** @enum {string|null} */
            because: "holdout" | "objected" | "plan_state_unknown" | "already_entitled" | "needs_proof" | "no_product" | null;
            words: {
                title: string;
                body: string;
                yes: string;
                no: string;
            } | null;
            offered: components["schemas"]["Offered"] | null;
            /** @enum {string|null} */
            answer: "yes" | "no" | "timed_out" | null;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            answeredAt: string | null;
        };
        SaleAnswer: {
            /** @enum {string} */
            question: "up_sell" | "cross_sell";
            /**
             * @description timed_out: the buyer was shown the question and said nothing
             * @enum {string}
             */
            answer: "yes" | "no" | "timed_out";
        };
        Sale: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "cart" | "upsell_asked" | "cross_sell_asked" | "ready" | "paying" | "paid" | "expired" | "abandoned";
            currency: string;
            locale: string;
            lines: components["schemas"]["SaleLine"][];
            /** @description Of a sale paid in part: what was wanted too, and its payment did not come */
            unpaid: components["schemas"]["SaleLine"][];
            /** @description At list prices; what is charged is on the page or in the quote of the payment */
            totalMinor: number;
            /** @description What to ask now; null: nothing */
            question: components["schemas"]["SaleQuestion"] | null;
            questions: components["schemas"]["SaleQuestion"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SalePayment: {
            /** @description Needed by an anonymous sale */
            member?: string;
            consent: {
                /** @description The terms as they were shown beside the button */
                terms: string;
                /** Format: date-time */
                shownAt: string;
            };
        };
        PaidSale: {
            planChange: components["schemas"]["PlanChange"];
            quote: components["schemas"]["Quote"] | null;
            /** Format: uri */
            checkoutUrl: string | null;
            sale: components["schemas"]["Sale"];
        };
        BrowserSale: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "cart" | "upsell_asked" | "cross_sell_asked" | "ready" | "paying" | "paid" | "expired" | "abandoned";
            currency: string;
            locale: string;
            lines: components["schemas"]["SaleLine"][];
            /** @description Of a sale paid in part: what was wanted too, and its payment did not come */
            unpaid: components["schemas"]["SaleLine"][];
            /** @description At list prices; what is charged is on the page or in the quote of the payment */
            totalMinor: number;
            /** @description What to ask now; null: nothing */
            question: components["schemas"]["SaleQuestion"] | null;
            questions: components["schemas"]["SaleQuestion"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            texts: {
                cart: string;
                lines: string[];
                pay: string;
                confirm: string;
                done: string;
                processing: string;
                closed: string;
                changed: string;
                failed: string;
                unanswered: string;
            };
        };
        SalePaymentByToken: {
            consent: {
                /** @description The terms as they were shown beside the button */
                terms: string;
                /** Format: date-time */
                shownAt: string;
            };
        };
        BrowserPaid: {
            planChange: components["schemas"]["PlanChange"];
            quote: components["schemas"]["Quote"] | null;
            /** Format: uri */
            checkoutUrl: string | null;
            sale: components["schemas"]["BrowserSale"];
            due: string | null;
        };
        EventPage: {
            data: components["schemas"]["Event"][];
            /** @description Pass it as `startingAfter`; unchanged when there is nothing new */
            cursor: number;
        };
        Event: components["schemas"]["ProposalPresentedEvent"] | components["schemas"]["ProposalViewedEvent"] | components["schemas"]["ProposalDismissedEvent"] | components["schemas"]["ProposalAcceptedEvent"] | components["schemas"]["ProposalDeclinedEvent"] | components["schemas"]["ProposalExpiredEvent"] | components["schemas"]["PlanChangeRequiresActionEvent"] | components["schemas"]["PlanChangeSucceededEvent"] | components["schemas"]["PlanChangeFailedEvent"] | components["schemas"]["PlanChangeExpiredEvent"] | components["schemas"]["SaleUpsellAnsweredEvent"] | components["schemas"]["SaleCrossSellAnsweredEvent"] | components["schemas"]["SalePaidEvent"] | components["schemas"]["MemberPlanChangedEvent"] | components["schemas"]["MemberUnsubscribedEvent"] | components["schemas"]["CampaignStartedEvent"] | components["schemas"]["CampaignPausedEvent"] | components["schemas"]["CampaignCompletedEvent"] | components["schemas"]["UsageThresholdReachedEvent"];
        ProposalPresentedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "proposal.presented";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                proposalId: string;
                /** @description Your own id of the member */
                member: string;
                campaign: string;
                offer: string;
                plan: string;
                channel: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                currency: string;
            };
        };
        ProposalViewedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "proposal.viewed";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                proposalId: string;
                /** @description Your own id of the member */
                member: string;
                campaign: string;
                offer: string;
                plan: string;
                channel: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                currency: string;
            };
        };
        ProposalDismissedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "proposal.dismissed";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                proposalId: string;
                /** @description Your own id of the member */
                member: string;
                campaign: string;
                offer: string;
                plan: string;
                channel: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                currency: string;
            };
        };
        ProposalAcceptedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "proposal.accepted";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                proposalId: string;
                /** @description Your own id of the member */
                member: string;
                campaign: string;
                offer: string;
                plan: string;
                channel: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                currency: string;
            };
        };
        ProposalDeclinedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "proposal.declined";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                proposalId: string;
                /** @description Your own id of the member */
                member: string;
                campaign: string;
                offer: string;
                plan: string;
                channel: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                currency: string;
            };
        };
        ProposalExpiredEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "proposal.expired";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                proposalId: string;
                /** @description Your own id of the member */
                member: string;
                campaign: string;
                offer: string;
                plan: string;
                channel: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                currency: string;
            };
        };
        PlanChangeRequiresActionEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "plan_change.requires_action";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                planChangeId: string;
                /** @description Your own id of the member */
                member: string;
                kind: string;
                fromPlan: string;
                toPlan: string;
                /** Format: uuid */
                proposalId: string | null;
                failureCode: string | null;
            };
        };
        PlanChangeSucceededEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "plan_change.succeeded";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                planChangeId: string;
                /** @description Your own id of the member */
                member: string;
                kind: string;
                fromPlan: string;
                toPlan: string;
                /** Format: uuid */
                proposalId: string | null;
                failureCode: string | null;
            };
        };
        PlanChangeFailedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "plan_change.failed";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                planChangeId: string;
                /** @description Your own id of the member */
                member: string;
                kind: string;
                fromPlan: string;
                toPlan: string;
                /** Format: uuid */
                proposalId: string | null;
                failureCode: string | null;
            };
        };
        PlanChangeExpiredEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "plan_change.expired";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                planChangeId: string;
                /** @description Your own id of the member */
                member: string;
                kind: string;
                fromPlan: string;
                toPlan: string;
                /** Format: uuid */
                proposalId: string | null;
                failureCode: string | null;
            };
        };
        SaleUpsellAnsweredEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "sale.upsell_answered";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                saleId: string;
                /** @description null: anonymous */
                member: string | null;
                /** @enum {string} */
                answer: "yes" | "no" | "timed_out";
                /** @description Key of the plan or product */
                offered: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                currency: string;
            };
        };
        SaleCrossSellAnsweredEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "sale.cross_sell_answered";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                saleId: string;
                /** @description null: anonymous */
                member: string | null;
                /** @enum {string} */
                answer: "yes" | "no" | "timed_out";
                /** @description Key of the plan or product */
                offered: string;
                /** @description Minor units, e.g. cents */
                unitAmountMinor: number;
                currency: string;
            };
        };
        SalePaidEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "sale.paid";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                saleId: string;
                /** @description Your own id of the member */
                member: string;
                plan: string | null;
                products: {
                    key: string;
                    quantity: number;
                }[];
                /** @description Products that were wanted too, and whose payment did not come */
                unpaid: {
                    key: string;
                    quantity: number;
                }[];
                /** @description At list prices */
                totalMinor: number;
                currency: string;
                /** @description Keys of the incentives that the cart has reached: yours to give */
                rewards: string[];
            };
        };
        MemberPlanChangedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "member.plan_changed";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** @description Your own id of the member */
                member: string;
                plan: string;
                previousPlan: string;
            };
        };
        MemberUnsubscribedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "member.unsubscribed";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** @description Your own id of the member */
                member: string;
                /** @enum {string} */
                channel: "email";
            };
        };
        CampaignStartedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "campaign.started";
            /** Format: date-time */
            timestamp: string;
            data: {
                campaign: string;
                trigger: string;
            };
        };
        CampaignPausedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "campaign.paused";
            /** Format: date-time */
            timestamp: string;
            data: {
                campaign: string;
                trigger: string;
            };
        };
        CampaignCompletedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "campaign.completed";
            /** Format: date-time */
            timestamp: string;
            data: {
                campaign: string;
                trigger: string;
            };
        };
        UsageThresholdReachedEvent: {
            /**
             * Format: uuid
             * @description The same as webhook-id: take each once
             */
            id: string;
            /** @enum {string} */
            type: "usage.threshold_reached";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** @description Your own id of the member */
                member: string;
                entitlement: string;
                /** @description 80 or 100: reached by this use */
                percent: number;
                /** @description In this month */
                used: number;
                limit: number;
            };
        };
        WebhookEndpointInput: {
            /** @description https://, public and without a port, unless WEBHOOK_ALLOW_PRIVATE is set */
            url: string;
            /**
             * @description Empty: all
             * @default []
             */
            eventTypes?: ("proposal.presented" | "proposal.viewed" | "proposal.dismissed" | "proposal.accepted" | "proposal.declined" | "proposal.expired" | "plan_change.requires_action" | "plan_change.succeeded" | "plan_change.failed" | "plan_change.expired" | "sale.upsell_answered" | "sale.cross_sell_answered" | "sale.paid" | "member.plan_changed" | "member.unsubscribed" | "campaign.started" | "campaign.paused" | "campaign.completed" | "usage.threshold_reached")[];
        };
        WebhookEndpointWithSecret: {
            /** Format: uuid */
            id: string;
            url: string;
            eventTypes: string[];
            /** @enum {string} */
            status: "enabled" | "disabled";
            /**
             * @description open: it keeps failing, so only a probe is sent in a while
             * @enum {string}
             */
            circuit: "closed" | "open";
            /** @description Failed attempts in a row */
            failures: number;
            /** Format: date-time */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description Until then both secrets sign
             */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description whsec_...: shown only here */
            secret: string;
        };
        WebhookEndpointList: {
            data: components["schemas"]["WebhookEndpoint"][];
            hasMore: boolean;
        };
        WebhookEndpoint: {
            /** Format: uuid */
            id: string;
            url: string;
            eventTypes: string[];
            /** @enum {string} */
            status: "enabled" | "disabled";
            /**
             * @description open: it keeps failing, so only a probe is sent in a while
             * @enum {string}
             */
            circuit: "closed" | "open";
            /** @description Failed attempts in a row */
            failures: number;
            /** Format: date-time */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description Until then both secrets sign
             */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        WebhookEndpointChange: {
            /** @description https://, public and without a port, unless WEBHOOK_ALLOW_PRIVATE is set */
            url?: string;
            /** @description Empty: all */
            eventTypes?: ("proposal.presented" | "proposal.viewed" | "proposal.dismissed" | "proposal.accepted" | "proposal.declined" | "proposal.expired" | "plan_change.requires_action" | "plan_change.succeeded" | "plan_change.failed" | "plan_change.expired" | "sale.upsell_answered" | "sale.cross_sell_answered" | "sale.paid" | "member.plan_changed" | "member.unsubscribed" | "campaign.started" | "campaign.paused" | "campaign.completed" | "usage.threshold_reached")[];
            /** @enum {string} */
            status?: "enabled" | "disabled";
        };
        WebhookDeliveryList: {
            data: components["schemas"]["WebhookDelivery"][];
            hasMore: boolean;
        };
        WebhookDelivery: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            eventId: string;
            type: string;
            /**
             * @description dead: given up; replay it
             * @enum {string}
             */
            status: "pending" | "delivered" | "dead";
            attempts: number;
            /** Format: date-time */
            nextAttemptAt: string | null;
            lastStatusCode: number | null;
            lastError: string | null;
            /** Format: date-time */
            deliveredAt: string | null;
        };
        WebhookReplay: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /**
             * @description all: also what was taken, or was never meant for it
             * @default dead
             * @enum {string}
             */
            what?: "dead" | "all";
        };
        WebhookReplayed: {
            replayed: number;
        };
        Live: {
            /** @enum {string} */
            status: "ok";
        };
        Readiness: {
            /** @enum {string} */
            status: "ok";
            /** @enum {string} */
            database: "ok" | "down";
            /**
             * @description Of no consequence to the api: what it wants done waits in the database
             * @enum {string}
             */
            queue: "ok" | "down";
            /**
             * @description How the last call of this process went
             * @enum {string}
             */
            stripe: "ok" | "failing" | "unknown";
        };
        JobsSummary: {
            /** @description Due and not in the queue yet */
            waiting: number;
            /** @description In the queue or at work */
            enqueued: number;
            /** @description Due in the future */
            later: number;
            /** @description Given up after the last attempt */
            dead: number;
            /** @description For how long the oldest of those that are due has been due */
            oldestSeconds: number;
            /** @description With state=dead: the dead jobs, newest first */
            data: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @description Ids only */
                payload: {
                    [key: string]: unknown;
                };
                attempts: number;
                /** @description Of the last attempt */
                error: string | null;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                deadAt: string;
            }[];
            /** @description More dead jobs come after these */
            hasMore: boolean;
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
    SessionController_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operator": {
                     *         "id": "01a21f61-80c8-744c-8a77-9aab6f165e46",
                     *         "email": "admin-133142442@example.com",
                     *         "name": "admin",
                     *         "role": "admin"
                     *       },
                     *       "scopes": [
                     *         "ingest",
                     *         "decide"
                     *       ],
                     *       "csrfToken": "1df7c10000000000000000000000000000000000000000000000000000000000",
                     *       "expiresAt": "2026-03-02T12:00:00.000Z",
                     *       "confirmedUntil": "2026-03-02T10:15:00.000Z",
                     *       "setup": false
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "admin-133142442@example.com",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operator": {
                     *         "id": "01a21f61-80c8-744c-8a77-9aab6f165e46",
                     *         "email": "admin-133142442@example.com",
                     *         "name": "admin",
                     *         "role": "admin"
                     *       },
                     *       "scopes": [
                     *         "ingest",
                     *         "decide"
                     *       ],
                     *       "csrfToken": "b60f610000000000000000000000000000000000000000000000000000000000",
                     *       "expiresAt": "2026-03-02T12:00:00.000Z",
                     *       "confirmedUntil": "2026-03-02T10:15:00.000Z",
                     *       "setup": false
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "confirmedUntil": "2026-03-02T10:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_setupLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "5LcTiW0000000000000000000000000000000000000"
                 *     }
                 */
                "application/json": components["schemas"]["SetupToken"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "valid": true,
                     *       "email": null
                     *     }
                     */
                    "application/json": components["schemas"]["SetupLink"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "5LcTiW0000000000000000000000000000000000000",
                 *       "name": "admin",
                 *       "password": "correct horse battery staple",
                 *       "email": "admin-133142442@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["SetupInput"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operator": {
                     *         "id": "01a21f61-80c8-744c-8a77-9aab6f165e46",
                     *         "email": "admin-133142442@example.com",
                     *         "name": "admin",
                     *         "role": "admin"
                     *       },
                     *       "scopes": [
                     *         "ingest",
                     *         "decide"
                     *       ],
                     *       "csrfToken": "1df7c10000000000000000000000000000000000000000000000000000000000",
                     *       "expiresAt": "2026-03-02T12:00:00.000Z",
                     *       "confirmedUntil": "2026-03-02T10:15:00.000Z",
                     *       "setup": false
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccessController_listKeys: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The last id of the page before */
                startingAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *           "name": "site",
                     *           "prefix": "tl_XoZV",
                     *           "last4": "R6dE",
                     *           "scopes": [
                     *             "report"
                     *           ],
                     *           "createdAt": "2026-03-02T10:00:00.000Z",
                     *           "expiresAt": "2026-03-02T11:00:00.000Z",
                     *           "lastUsedAt": "2026-03-02T10:00:00.000Z",
                     *           "previousSecretUntil": null,
                     *           "revokedAt": null
                     *         },
                     *         {
                     *           "id": "01a21f62-c76b-769a-801d-a554c3ca2883",
                     *           "name": "first key",
                     *           "prefix": "tl_test",
                     *           "last4": "0000",
                     *           "scopes": [
                     *             "ingest",
                     *             "decide"
                     *           ],
                     *           "createdAt": "2026-11-27T23:41:37.003Z",
                     *           "expiresAt": null,
                     *           "lastUsedAt": "2026-03-02T10:00:00.000Z",
                     *           "previousSecretUntil": null,
                     *           "revokedAt": null
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccessController_addKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "site",
                 *       "scopes": [
                 *         "report"
                 *       ],
                 *       "expiresAt": "2026-03-02T11:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyInput"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "name": "site",
                     *       "prefix": "tl_XoZV",
                     *       "last4": "R6dE",
                     *       "scopes": [
                     *         "report"
                     *       ],
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "expiresAt": "2026-03-02T11:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "previousSecretUntil": null,
                     *       "revokedAt": null,
                     *       "secret": "tl_XoZ0000000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccessController_rotateKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 1
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a21f62-ed80-7406-bdc2-80164971e8aa",
                     *       "name": "site",
                     *       "prefix": "tl_864B",
                     *       "last4": "GTyo",
                     *       "scopes": [
                     *         "report"
                     *       ],
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "expiresAt": null,
                     *       "lastUsedAt": "2026-03-02T10:00:00.000Z",
                     *       "previousSecretUntil": "2026-03-02T11:00:00.000Z",
                     *       "revokedAt": null,
                     *       "secret": "tl_8640000000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccessController_revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccessController_listOperators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a21f61-3d7c-7408-95d1-efc0ecdff993",
                     *           "email": "ann@example.com",
                     *           "name": "Ann",
                     *           "role": "admin",
                     *           "createdAt": "2026-03-02T10:00:00.000Z",
                     *           "disabledAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OperatorList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccessController_invite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "viewer-186971636@example.com",
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["OperatorInvitation"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "viewer-186971636@example.com",
                     *       "role": "viewer",
                     *       "link": "http://127.0.0.1:3000/consol0/setup#token=QVdvvT0000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["OperatorInvited"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccessController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "disabled": true
                 *     }
                 */
                "application/json": components["schemas"]["OperatorChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a21f62-7f7f-757d-b652-0e3d79e81a83",
                     *       "email": "viewer-198143782@example.com",
                     *       "name": "viewer",
                     *       "role": "marketer",
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "disabledAt": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Operator"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccessController_listAudit: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The last id of the page before */
                startingAfter?: string;
                /** @description The id of a key or an operator; of the service itself: the nil UUID */
                actor?: string;
                /** @description e.g. PUT /v1/plans/:key */
                action?: string;
                /** @description e.g. plans/gold; a member by the id in its entries */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a21f7d-7217-72ab-90fe-a49fcada8d1b",
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "actor": {
                     *             "kind": "key",
                     *             "id": "01a21f7d-50d4-7328-b09f-9da6d0087079",
                     *             "name": "first key (tl_test...0000)"
                     *           },
                     *           "action": "PUT /v1/members/:id",
                     *           "subject": "members/01a21f7d-7252-74db-be67-45bc83b166e9",
                     *           "detail": {
                     *             "fields": [
                     *               "timeZone"
                     *             ],
                     *             "requestId": "01a21f7d-7215-760c-a408-e72203203e26"
                     *           }
                     *         },
                     *         {
                     *           "id": "01a21f7d-7178-779f-b983-a4225b0f547e",
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "actor": {
                     *             "kind": "key",
                     *             "id": "01a21f7d-50d4-7328-b09f-9da6d0087079",
                     *             "name": "first key (tl_test...0000)"
                     *           },
                     *           "action": "DELETE /v1/webhook-endpoints/:id",
                     *           "subject": "webhook-endpoints/01a21f7d-70e5-71db-90d1-b9ef63c0271a",
                     *           "detail": {
                     *             "fields": [],
                     *             "requestId": "01a21f7d-7170-730f-9193-5761065465d2"
                     *           }
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_list: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
                /** @description How the id, the e-mail address or the trait `name` begins; then in that order, else by creation */
                query?: string;
                /** @description A name of your own that never changes */
                plan?: string;
                /** @description paying: a subscription that is active, trialing or past due; leaving: one of these that is set to end */
                status?: "paying" | "past_due" | "leaving" | "objected" | "plan_unknown";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "Zoe",
                     *           "plan": "free",
                     *           "planState": "known",
                     *           "email": "zoe@example.com",
                     *           "locale": null,
                     *           "timeZone": null,
                     *           "consents": {},
                     *           "traits": {
                     *             "name": "Zoe Mai"
                     *           },
                     *           "objected": false,
                     *           "heldOut": false,
                     *           "createdAt": "2026-03-02T10:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "m-2",
                     *           "plan": "free",
                     *           "planState": "known",
                     *           "email": "ZOEY@example.com",
                     *           "locale": null,
                     *           "timeZone": null,
                     *           "consents": {},
                     *           "traits": {},
                     *           "objected": false,
                     *           "heldOut": false,
                     *           "createdAt": "2026-03-02T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_putMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "members": [
                 *         {
                 *           "id": "ann",
                 *           "email": "ann@example.com",
                 *           "timeZone": "Europe/Berlin"
                 *         },
                 *         {
                 *           "id": "bob",
                 *           "timeZone": "Mars/Olympus"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MembersInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 1,
                     *       "duplicates": 0,
                     *       "rejected": [
                     *         {
                     *           "index": 1,
                     *           "code": "time_zone_invalid",
                     *           "detail": "Mars/Olympus is not an IANA time zone"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TakenAnswer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bob-status-500-after-commit",
                     *       "plan": "premium",
                     *       "planState": "known",
                     *       "email": null,
                     *       "locale": null,
                     *       "timeZone": "Europe/Berlin",
                     *       "consents": {},
                     *       "traits": {},
                     *       "objected": false,
                     *       "heldOut": false,
                     *       "createdAt": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "o-1@example.com",
                 *       "timeZone": "Europe/Berlin",
                 *       "consents": {
                 *         "email": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["MemberInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "o-1",
                     *       "plan": "free",
                     *       "planState": "known",
                     *       "email": "o-1@example.com",
                     *       "locale": null,
                     *       "timeZone": "Europe/Berlin",
                     *       "consents": {
                     *         "email": true
                     *       },
                     *       "traits": {},
                     *       "objected": false,
                     *       "heldOut": false,
                     *       "createdAt": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_erase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "member": "ann",
                     *       "exportedAt": "2026-03-02T10:00:00.000Z",
                     *       "data": {
                     *         "member": [
                     *           {
                     *             "external_id": "ann",
                     *             "plan_key": "basic",
                     *             "locale": "en"
                     *           }
                     *         ],
                     *         "signal": [
                     *           {
                     *             "name": "content_completed",
                     *             "occurred_at": "2026-03-02T09:30:00.000Z",
                     *             "value": 3
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MemberExport"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_object: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "objected": false
                 *     }
                 */
                "application/json": components["schemas"]["Objection"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "o-7",
                     *       "plan": "free",
                     *       "planState": "known",
                     *       "email": "o-7@example.com",
                     *       "locale": null,
                     *       "timeZone": "Europe/Berlin",
                     *       "consents": {
                     *         "email": true
                     *       },
                     *       "traits": {},
                     *       "objected": false,
                     *       "heldOut": false,
                     *       "createdAt": "2026-03-02T11:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "given": true
                 *     }
                 */
                "application/json": components["schemas"]["EmailConsent"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "m6",
                     *       "plan": "free",
                     *       "planState": "known",
                     *       "email": "m6@example.com",
                     *       "locale": null,
                     *       "timeZone": "Europe/Berlin",
                     *       "consents": {
                     *         "email": true
                     *       },
                     *       "traits": {},
                     *       "objected": false,
                     *       "heldOut": false,
                     *       "createdAt": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "stripeCustomerId": "cus_29Shf2voUxHCeGjTvqaio7zm"
                 *     }
                 */
                "application/json": components["schemas"]["StripeCustomerLink"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stripeCustomerId": "cus_29Shf2voUxHCeGjTvqaio7zm"
                     *     }
                     */
                    "application/json": components["schemas"]["StripeCustomerLink"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "sub_WklZxyT4y0ItgFG1T1F9C8C1",
                     *           "status": "active",
                     *           "plan": "premium",
                     *           "interval": "month",
                     *           "quantity": 1,
                     *           "unitAmountMinor": 2000,
                     *           "currency": "usd",
                     *           "monthlyMinor": 2000,
                     *           "currentPeriodEnd": "2026-04-02T10:00:00.000Z",
                     *           "cancelAt": null,
                     *           "scheduledPlan": "basic",
                     *           "scheduledAt": "2026-04-02T10:00:00.000Z",
                     *           "pendingUntil": null,
                     *           "collectionPaused": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SubscriptionList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_portal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["PortalRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "http://127.0.0.1:43277/p/session/bps_npX4YN9AJ5zLmVAcWDwxWdRN"
                     *     }
                     */
                    "application/json": components["schemas"]["PortalLink"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MembersController_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a22014-7b3c-75c8-9501-efb4d47132b7",
                     *           "offer": "basic-monthly",
                     *           "plan": "basic",
                     *           "price": {
                     *             "lookupKey": "basic_month_usd",
                     *             "unitAmountMinor": 1000,
                     *             "currency": "usd",
                     *             "interval": "month"
                     *           },
                     *           "words": {
                     *             "title": "Try basic",
                     *             "body": "More of what you like."
                     *           },
                     *           "terms": {
                     *             "discount": null,
                     *             "trialDays": null,
                     *             "optionalItems": [],
                     *             "allowPromotionCodes": false
                     *           },
                     *           "channel": "in_app",
                     *           "status": "presented",
                     *           "createdAt": "2026-06-10T12:00:00.000Z",
                     *           "expiresAt": "2026-06-15T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProposalList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MemberHistoryController_timeline: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `cursor` of the last entry of the page before */
                startingAfter?: string;
                /** @description Some of signal, decision, proposal, plan_change, payment, sale, separated by commas; absent: all */
                kinds?: string;
            };
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "cursor": "1772445600000000.01a21f6d-8cfc-7128-91e9-595d8b80a533",
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "kind": "proposal",
                     *           "id": "01a21f6d-8cfc-7128-91e9-595d8b80a533",
                     *           "status": "accepted",
                     *           "campaign": "after-good-use",
                     *           "offer": "basic-monthly",
                     *           "plan": "basic",
                     *           "channel": "in_app",
                     *           "unitAmountMinor": 1000,
                     *           "currency": "usd",
                     *           "presentedAt": "2026-03-02T10:00:00.000Z",
                     *           "viewedAt": null,
                     *           "answeredAt": "2026-03-02T10:00:00.000Z",
                     *           "withdrawnBecause": null
                     *         },
                     *         {
                     *           "cursor": "1772445600000000.01a21f6d-8cfc-7128-91e9-561e9676dc26",
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "kind": "decision",
                     *           "id": "01a21f6d-8cfc-7128-91e9-561e9676dc26",
                     *           "outcome": "offer",
                     *           "because": [
                     *             "eligible"
                     *           ],
                     *           "source": "signal",
                     *           "placement": null,
                     *           "campaign": "after-good-use",
                     *           "score": 5.7855833434706545,
                     *           "policyVersion": 1
                     *         }
                     *       ],
                     *       "hasMore": true
                     *     }
                     */
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MemberHistoryController_invoices: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "in_Wb1vsKW0BxDuDi5Aotpl64Q0",
                     *           "number": "SANDBOX-0001",
                     *           "status": "paid",
                     *           "currency": "usd",
                     *           "totalMinor": 1000,
                     *           "paidMinor": 1000,
                     *           "url": "http://127.0.0.1:42449/i/in_Wb1vsKW0BxDuDi5Aotpl64Q0",
                     *           "createdAt": "2026-03-02T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["InvoiceList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignalsController_record: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "signals": [
                 *         {
                 *           "id": "ann-content_completed-2026-06-10T11:50:00.000Z",
                 *           "member": "ann",
                 *           "name": "content_completed",
                 *           "occurredAt": "2026-06-10T11:50:00.000Z",
                 *           "value": 3
                 *         },
                 *         {
                 *           "id": "ann-rated_high-2026-06-10T11:50:00.000Z",
                 *           "member": "ann",
                 *           "name": "rated_high",
                 *           "occurredAt": "2026-06-10T11:50:00.000Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SignalsInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 3,
                     *       "duplicates": 0,
                     *       "rejected": []
                     *     }
                     */
                    "application/json": components["schemas"]["TakenAnswer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignalsController_stream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 3000,
                     *       "duplicates": 497,
                     *       "rejectedCount": 3,
                     *       "rejected": [
                     *         {
                     *           "index": 10,
                     *           "code": "signal_invalid",
                     *           "detail": "signal: Invalid input: expected object, received undefined"
                     *         },
                     *         {
                     *           "index": 20,
                     *           "code": "signal_invalid",
                     *           "detail": "signal: Invalid input: expected object, received undefined"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignalsController_segment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sentAt": "2026-03-02T12:00:10Z",
                 *       "context": {
                 *         "library": {
                 *           "name": "analytics-node"
                 *         }
                 *       },
                 *       "batch": [
                 *         {
                 *           "type": "identify",
                 *           "messageId": "i1",
                 *           "userId": "zoe",
                 *           "traits": {
                 *             "email": "zoe@example.com",
                 *             "team": 3,
                 *             "nested": {}
                 *           },
                 *           "context": {
                 *             "timezone": "Asia/Jakarta"
                 *           }
                 *         },
                 *         {
                 *           "type": "track",
                 *           "messageId": "t1",
                 *           "userId": "zoe",
                 *           "event": "Content Completed",
                 *           "properties": {
                 *             "value": 2,
                 *             "title": "Go"
                 *           },
                 *           "timestamp": "2026-03-02T12:00:00Z"
                 *         },
                 *         {
                 *           "type": "track",
                 *           "messageId": "t1",
                 *           "userId": "zoe",
                 *           "event": "Content Completed",
                 *           "timestamp": "2026-03-02T12:00:00Z"
                 *         },
                 *         {
                 *           "type": "track",
                 *           "messageId": "t2",
                 *           "userId": "nobody",
                 *           "event": "Login",
                 *           "timestamp": "2026-03-02T12:00:00Z"
                 *         },
                 *         {
                 *           "type": "page",
                 *           "messageId": "p1",
                 *           "userId": "zoe"
                 *         },
                 *         {
                 *           "type": "identify",
                 *           "messageId": "i2",
                 *           "userId": "yan",
                 *           "context": {
                 *             "timezone": "Moon/Base"
                 *           }
                 *         },
                 *         "nonsense"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SegmentBatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 1,
                     *       "duplicates": 1,
                     *       "identified": 1,
                     *       "ignored": 1,
                     *       "rejected": [
                     *         {
                     *           "index": 3,
                     *           "code": "member_unknown",
                     *           "detail": "no member has the id nobody"
                     *         },
                     *         {
                     *           "index": 5,
                     *           "code": "time_zone_invalid",
                     *           "detail": "Moon/Base is not an IANA time zone such as Europe/Berlin"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SegmentAnswer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignalsController_rebuild: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dryRun": false
                 *     }
                 */
                "application/json": components["schemas"]["EngagementRebuild"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "members": 2,
                     *       "changed": 2,
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["EngagementRebuilt"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignalsController_definitions: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "name": "cancellation_scheduled",
                     *           "family": "negative",
                     *           "weight": 3,
                     *           "valueCap": 1,
                     *           "activity": 0,
                     *           "milestone": false
                     *         },
                     *         {
                     *           "name": "complained",
                     *           "family": "negative",
                     *           "weight": 3,
                     *           "valueCap": 1,
                     *           "activity": 0,
                     *           "milestone": false
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["SignalDefinitionList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignalsController_define: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "family": "need",
                 *       "weight": 3
                 *     }
                 */
                "application/json": components["schemas"]["SignalDefinitionInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "gated_feature_tapped",
                     *       "family": "need",
                     *       "weight": 3,
                     *       "valueCap": null,
                     *       "activity": 0,
                     *       "milestone": false
                     *     }
                     */
                    "application/json": components["schemas"]["SignalDefinition"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignalsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CatalogueController_listPlans: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "key": "free",
                     *           "name": "Free",
                     *           "rank": 0,
                     *           "entitlements": [],
                     *           "prices": []
                     *         },
                     *         {
                     *           "key": "basic",
                     *           "name": "Basic",
                     *           "rank": 1,
                     *           "entitlements": [],
                     *           "prices": [
                     *             {
                     *               "currency": "usd",
                     *               "interval": "month",
                     *               "lookupKey": "basic_month_usd",
                     *               "unitAmountMinor": 1000
                     *             },
                     *             {
                     *               "currency": "usd",
                     *               "interval": "year",
                     *               "lookupKey": "basic_year_usd",
                     *               "unitAmountMinor": 10000
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["PlanList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CatalogueController_savePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Premium",
                 *       "rank": 2,
                 *       "prices": [
                 *         {
                 *           "interval": "month",
                 *           "currency": "usd",
                 *           "unitAmountMinor": 2000,
                 *           "lookupKey": "premium_month_usd"
                 *         },
                 *         {
                 *           "interval": "year",
                 *           "currency": "usd",
                 *           "unitAmountMinor": 20000,
                 *           "lookupKey": "premium_year_usd"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PlanInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Premium",
                     *       "rank": 2,
                     *       "entitlements": [],
                     *       "prices": [
                     *         {
                     *           "interval": "month",
                     *           "currency": "usd",
                     *           "unitAmountMinor": 2000,
                     *           "lookupKey": "premium_month_usd"
                     *         },
                     *         {
                     *           "interval": "year",
                     *           "currency": "usd",
                     *           "unitAmountMinor": 20000,
                     *           "lookupKey": "premium_year_usd"
                     *         }
                     *       ],
                     *       "key": "premium"
                     *     }
                     */
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CatalogueController_sync: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dryRun": false
                 *     }
                 */
                "application/json": components["schemas"]["CatalogueSync"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "steps": [
                     *         {
                     *           "lookupKey": "basic_month_usd",
                     *           "plan": "basic",
                     *           "state": "created"
                     *         },
                     *         {
                     *           "lookupKey": "basic_year_usd",
                     *           "plan": "basic",
                     *           "state": "created"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CatalogueSyncAnswer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CatalogueController_listOffers: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "key": "basic-monthly",
                     *           "planKey": "basic",
                     *           "interval": "month",
                     *           "currency": "usd",
                     *           "words": {
                     *             "body": "More of what you like.",
                     *             "title": "Try basic"
                     *           },
                     *           "terms": {
                     *             "discount": null,
                     *             "trialDays": null,
                     *             "optionalItems": [],
                     *             "allowPromotionCodes": false
                     *           },
                     *           "timing": "both",
                     *           "active": true
                     *         },
                     *         {
                     *           "key": "premium-monthly",
                     *           "planKey": "premium",
                     *           "interval": "month",
                     *           "currency": "usd",
                     *           "words": {
                     *             "body": "More of what you like.",
                     *             "title": "Try premium"
                     *           },
                     *           "terms": {
                     *             "discount": null,
                     *             "trialDays": null,
                     *             "optionalItems": [],
                     *             "allowPromotionCodes": false
                     *           },
                     *           "timing": "both",
                     *           "active": true
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["OfferList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CatalogueController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "words": {
                 *         "title": "Hello {{ member.traits.name | default: \"there\" }}",
                 *         "body": "Try {{ plan.name }} for {{ price }} a {{ interval }}.\n\nUntil {{ expiresOn }}: https://club.example/upgrade?proposal={{ proposal.id }}",
                 *         "locales": {
                 *           "id": {
                 *             "title": "Halo {{ member.traits.name | default: \"kawan\" }}",
                 *             "body": "Coba {{ plan.name }}, {{ price }}, sampai {{ expiresOn }}.",
                 *             "html": "<p>Coba <b>{{ plan.name }}</b> {{ member.traits.name | default: \"\" }}</p>"
                 *           }
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WordsPreviewRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "title": "Hello there",
                     *       "body": "Try Premium for US$10 a month.\n\nUntil 31 March 2026: https://club.example/upgrade?proposal=00000000-0000-7000-8000-000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["FilledText"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CatalogueController_saveOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "planKey": "basic",
                 *       "interval": "month",
                 *       "currency": "usd",
                 *       "words": {
                 *         "title": "Half",
                 *         "body": "price"
                 *       },
                 *       "terms": {
                 *         "discount": {
                 *           "percentOff": 50,
                 *           "duration": "repeating",
                 *           "durationMonths": 3
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OfferInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "half",
                     *       "planKey": "basic",
                     *       "interval": "month",
                     *       "currency": "usd",
                     *       "words": {
                     *         "title": "Half",
                     *         "body": "price"
                     *       },
                     *       "terms": {
                     *         "discount": {
                     *           "duration": "repeating",
                     *           "redeemBy": null,
                     *           "percentOff": 50,
                     *           "amountOffMinor": null,
                     *           "durationMonths": 3,
                     *           "maxRedemptions": null
                     *         },
                     *         "trialDays": null,
                     *         "optionalItems": [],
                     *         "allowPromotionCodes": false
                     *       },
                     *       "timing": "both",
                     *       "active": true
                     *     }
                     */
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductsController_products: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "key": "mug",
                     *           "name": "Mug",
                     *           "prices": [
                     *             {
                     *               "currency": "usd",
                     *               "lookupKey": "mug_usd",
                     *               "unitAmountMinor": 800
                     *             }
                     *           ],
                     *           "margin": 0.6,
                     *           "timing": "both",
                     *           "complements": [],
                     *           "repeatable": false,
                     *           "active": true
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["ProductList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductsController_saveProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "mug",
                 *       "prices": [
                 *         {
                 *           "currency": "usd",
                 *           "unitAmountMinor": 800,
                 *           "lookupKey": "mug_usd"
                 *         }
                 *       ],
                 *       "complements": [
                 *         "spoon"
                 *       ],
                 *       "margin": 0.6
                 *     }
                 */
                "application/json": components["schemas"]["ProductInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "mug",
                     *       "name": "mug",
                     *       "prices": [
                     *         {
                     *           "currency": "usd",
                     *           "unitAmountMinor": 800,
                     *           "lookupKey": "mug_usd"
                     *         }
                     *       ],
                     *       "margin": 0.6,
                     *       "timing": "both",
                     *       "complements": [
                     *         "spoon"
                     *       ],
                     *       "repeatable": false,
                     *       "active": true
                     *     }
                     */
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductsController_bundles: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "key": "mug-with-basic",
                     *           "priority": 0,
                     *           "stackable": false,
                     *           "active": true,
                     *           "productKey": "mug",
                     *           "requires": [
                     *             "basic"
                     *           ],
                     *           "price": {
                     *             "currency": "usd",
                     *             "lookupKey": "mug_with_basic_usd",
                     *             "unitAmountMinor": 700
                     *           },
                     *           "attach": null,
                     *           "startsAt": null,
                     *           "endsAt": null
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["BundleList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductsController_saveBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "requires": [
                 *         "mug"
                 *       ],
                 *       "productKey": "spoon",
                 *       "price": {
                 *         "currency": "usd",
                 *         "unitAmountMinor": 350,
                 *         "lookupKey": "spoon_with_mug_usd"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BundleInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "productKey": "spoon",
                     *       "priority": 0,
                     *       "stackable": false,
                     *       "active": true,
                     *       "key": "spoon-with-mug",
                     *       "requires": [
                     *         "mug"
                     *       ],
                     *       "price": {
                     *         "currency": "usd",
                     *         "unitAmountMinor": 350,
                     *         "lookupKey": "spoon_with_mug_usd"
                     *       },
                     *       "attach": null,
                     *       "startsAt": null,
                     *       "endsAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bundle"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductsController_incentives: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "key": "free-shipping",
                     *           "priority": 0,
                     *           "stackable": false,
                     *           "active": true,
                     *           "currency": "usd",
                     *           "thresholdMinor": 2500,
                     *           "reward": {
                     *             "en": "shipping is free"
                     *           },
                     *           "startsAt": null,
                     *           "endsAt": null
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["IncentiveList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductsController_saveIncentive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "usd",
                 *       "thresholdMinor": 3000,
                 *       "reward": {
                 *         "en": "shipping is free"
                 *       },
                 *       "priority": 1,
                 *       "active": false
                 *     }
                 */
                "application/json": components["schemas"]["IncentiveInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "usd",
                     *       "thresholdMinor": 3000,
                     *       "priority": 1,
                     *       "stackable": false,
                     *       "active": false,
                     *       "key": "free-shipping",
                     *       "reward": {
                     *         "en": "shipping is free"
                     *       },
                     *       "startsAt": null,
                     *       "endsAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Incentive"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OrdersController_record: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orders": [
                 *         {
                 *           "id": "past-0",
                 *           "orderedAt": "2026-03-02T10:00:00Z",
                 *           "items": [
                 *             {
                 *               "product": "book"
                 *             },
                 *             {
                 *               "product": "mug"
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "id": "past-1",
                 *           "orderedAt": "2026-03-02T10:00:00Z",
                 *           "items": [
                 *             {
                 *               "product": "book"
                 *             },
                 *             {
                 *               "product": "mug"
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrdersInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 30,
                     *       "duplicates": 0,
                     *       "rejected": [
                     *         {
                     *           "index": 30,
                     *           "code": "order_invalid",
                     *           "detail": "items: Too small: expected array to have >=1 items"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TakenAnswer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OrdersController_stream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 1,
                     *       "duplicates": 0,
                     *       "rejectedCount": 2,
                     *       "rejected": [
                     *         {
                     *           "index": 1,
                     *           "code": "order_invalid",
                     *           "detail": "orderedAt: Invalid ISO datetime"
                     *         },
                     *         {
                     *           "index": 2,
                     *           "code": "order_invalid",
                     *           "detail": "items.0.quantity: Too small: expected number to be >=1"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OrdersController_refund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "audience": {
                 *         "all": [
                 *           {
                 *             "plan": [
                 *               "free"
                 *             ]
                 *           },
                 *           {
                 *             "trait": {
                 *               "name": "seats",
                 *               "atLeast": 9
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AudiencePreviewRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 2,
                     *       "exact": true,
                     *       "margin": 0,
                     *       "members": [
                     *         "m9",
                     *         "m11"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AudiencePreview"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_list: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "key": "after-good-use",
                     *           "name": "After good use",
                     *           "trigger": "signal",
                     *           "channel": "in_app",
                     *           "priority": 0,
                     *           "schedule": null,
                     *           "status": "running",
                     *           "stoppedBecause": null,
                     *           "audience": {
                     *             "plan": [
                     *               "free",
                     *               "basic"
                     *             ]
                     *           },
                     *           "offerKeys": [
                     *             "basic-monthly",
                     *             "premium-monthly"
                     *           ],
                     *           "window": {
                     *             "startsAt": null,
                     *             "endsAt": null
                     *           },
                     *           "guardrails": {
                     *             "pacePerMinute": null,
                     *             "budget": {
                     *               "total": null,
                     *               "perWave": null
                     *             },
                     *             "stop": {
                     *               "refunds": null,
                     *               "declines": null,
                     *               "complaints": null
                     *             }
                     *           },
                     *           "nextWaveAt": null
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["CampaignList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "bad",
                     *       "name": "Wave",
                     *       "trigger": "schedule",
                     *       "channel": "in_app",
                     *       "priority": 0,
                     *       "schedule": {
                     *         "cron": "0 9 * * *",
                     *         "kind": "cron",
                     *         "zone": "UTC"
                     *       },
                     *       "status": "paused",
                     *       "stoppedBecause": "too_many_declines",
                     *       "audience": {
                     *         "plan": [
                     *           "free"
                     *         ]
                     *       },
                     *       "offerKeys": [
                     *         "basic-monthly"
                     *       ],
                     *       "window": {
                     *         "startsAt": null,
                     *         "endsAt": "2026-12-20T00:00:00.000Z"
                     *       },
                     *       "guardrails": {
                     *         "pacePerMinute": null,
                     *         "budget": {
                     *           "total": null,
                     *           "perWave": null
                     *         },
                     *         "stop": {
                     *           "refunds": null,
                     *           "declines": {
                     *             "share": 0.4,
                     *             "atLeast": 4
                     *           },
                     *           "complaints": null
                     *         }
                     *       },
                     *       "nextWaveAt": "2026-12-11T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Spring",
                 *       "trigger": "schedule",
                 *       "channel": "in_app",
                 *       "audience": {
                 *         "trait": {
                 *           "name": "even",
                 *           "in": [
                 *             true
                 *           ]
                 *         }
                 *       },
                 *       "offerKeys": [
                 *         "basic-monthly"
                 *       ],
                 *       "schedule": {
                 *         "kind": "once",
                 *         "at": "2026-03-02T11:00:00",
                 *         "zone": "UTC"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CampaignInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "spring",
                     *       "name": "Spring",
                     *       "trigger": "schedule",
                     *       "channel": "in_app",
                     *       "priority": 0,
                     *       "schedule": {
                     *         "at": "2026-03-02T11:00:00",
                     *         "kind": "once",
                     *         "zone": "UTC"
                     *       },
                     *       "status": "draft",
                     *       "stoppedBecause": null,
                     *       "audience": {
                     *         "trait": {
                     *           "in": [
                     *             true
                     *           ],
                     *           "name": "even"
                     *         }
                     *       },
                     *       "offerKeys": [
                     *         "basic-monthly"
                     *       ],
                     *       "window": {
                     *         "startsAt": null,
                     *         "endsAt": null
                     *       },
                     *       "guardrails": {
                     *         "pacePerMinute": null,
                     *         "budget": {
                     *           "total": null,
                     *           "perWave": null
                     *         },
                     *         "stop": {
                     *           "refunds": null,
                     *           "declines": null,
                     *           "complaints": null
                     *         }
                     *       },
                     *       "nextWaveAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_progress: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a22014-ae73-70cb-83c8-e6f3f202e503",
                     *           "slot": "2026-03-02T11:00:00",
                     *           "status": "completed",
                     *           "audience": 60,
                     *           "looked": 60,
                     *           "asked": 25,
                     *           "perMinute": null,
                     *           "endedBecause": null,
                     *           "counts": {
                     *             "holdout": 11,
                     *             "eligible": 25,
                     *             "objected": 5,
                     *             "open_proposal": 13,
                     *             "blocked_by_signal": 6
                     *           },
                     *           "endsAbout": null,
                     *           "startedAt": "2026-03-02T11:00:00.000Z",
                     *           "endedAt": "2026-03-02T11:00:00.000Z",
                     *           "legs": [
                     *             {
                     *               "zone": "*",
                     *               "dueAt": "2026-03-02T11:00:00.000Z",
                     *               "ended": true,
                     *               "deadJobId": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["WaveList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_schedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["CampaignSchedule"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "other",
                     *       "name": "Other",
                     *       "trigger": "schedule",
                     *       "channel": "in_app",
                     *       "priority": 0,
                     *       "schedule": {
                     *         "at": "2026-03-02T11:00:00",
                     *         "kind": "once",
                     *         "zone": "UTC"
                     *       },
                     *       "status": "scheduled",
                     *       "stoppedBecause": null,
                     *       "audience": {
                     *         "timeZone": [
                     *           "Asia/Jakarta"
                     *         ]
                     *       },
                     *       "offerKeys": [
                     *         "basic-monthly"
                     *       ],
                     *       "window": {
                     *         "startsAt": null,
                     *         "endsAt": null
                     *       },
                     *       "guardrails": {
                     *         "pacePerMinute": null,
                     *         "budget": {
                     *           "total": null,
                     *           "perWave": null
                     *         },
                     *         "stop": {
                     *           "refunds": null,
                     *           "declines": null,
                     *           "complaints": null
                     *         }
                     *       },
                     *       "nextWaveAt": "2026-03-02T11:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_simulate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "audience": 60,
                     *       "counts": {
                     *         "holdout": 11,
                     *         "objected": 5,
                     *         "blocked_by_signal": 6,
                     *         "discount_not_earned": 38
                     *       },
                     *       "exact": true,
                     *       "oneIn": 1,
                     *       "sendsByLocalHour": [
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0,
                     *         0
                     *       ],
                     *       "discountLiabilityMinor": {},
                     *       "collisions": [],
                     *       "sample": [
                     *         {
                     *           "member": "m0",
                     *           "explanation": {
                     *             "outcome": "none",
                     *             "because": [
                     *               "blocked_by_signal",
                     *               "discount_not_earned",
                     *               "score_below_threshold"
                     *             ],
                     *             "summary": "A bad experience is too recent. A discount follows only a declined offer at full price, some time later, and not for leaving. The engagement score is below the threshold.",
                     *             "policyVersion": 1,
                     *             "modelVersion": null,
                     *             "rules": [
                     *               {
                     *                 "reason": "holdout",
                     *                 "passed": true,
                     *                 "sentence": "Passed: drawn to be asked; needed: not among the 20 % who are never asked.",
                     *                 "observed": "drawn to be asked",
                     *                 "bound": "not among the 20 % who are never asked",
                     *                 "until": null,
                     *                 "said": {
                     *                   "observed": {
                     *                     "code": "not_held_out",
                     *                     "values": {}
                     *                   },
                     *                   "bound": {
                     *                     "code": "need_not_held_out",
                     *                     "values": {
                     *                       "share": 0.2
                     *                     }
                     *                   }
                     *                 }
                     *               },
                     *               {
                     *                 "reason": "objected",
                     *                 "passed": true,
                     *                 "sentence": "Passed: no objection; needed: no objection to profiling.",
                     *                 "observed": "no objection",
                     *                 "bound": "no objection to profiling",
                     *                 "until": null,
                     *                 "said": {
                     *                   "observed": {
                     *                     "code": "no_objection",
                     *                     "values": {}
                     *                   },
                     *                   "bound": {
                     *                     "code": "need_no_objection",
                     *                     "values": {}
                     *                   }
                     *                 }
                     *               }
                     *             ],
                     *             "moment": {
                     *               "measure": "score",
                     *               "value": 0,
                     *               "bound": 3.5,
                     *               "passed": false,
                     *               "parts": [
                     *                 {
                     *                   "name": "positive",
                     *                   "value": 0,
                     *                   "points": 0
                     *                 },
                     *                 {
                     *                   "name": "need",
                     *                   "value": 0,
                     *                   "points": 0
                     *                 }
                     *               ],
                     *               "sentence": "The engagement score is 0.00; asking starts at 3.50."
                     *             },
                     *             "changes": [
                     *               "Time without another bad experience.",
                     *               "An offer at full price in the campaign.",
                     *               "3.50 more points: good experiences worth that much, or 2.19 points of need, such as limits reached."
                     *             ],
                     *             "notBefore": null,
                     *             "dataUsed": [
                     *               "which plan the member has and whether it is about to change",
                     *               "what the member did on the site, as scores that fade with time",
                     *               "when the member was asked before, and the answers",
                     *               "the member’s time zone and consents, for what is sent out"
                     *             ],
                     *             "said": {
                     *               "changes": [
                     *                 {
                     *                   "code": "way_blocked_by_signal",
                     *                   "values": {}
                     *                 },
                     *                 {
                     *                   "code": "way_discount_not_earned",
                     *                   "values": {}
                     *                 }
                     *               ],
                     *               "dataUsed": [
                     *                 {
                     *                   "code": "used_plan",
                     *                   "values": {}
                     *                 },
                     *                 {
                     *                   "code": "used_engagement",
                     *                   "values": {}
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "member": "m3",
                     *           "explanation": {
                     *             "outcome": "none",
                     *             "because": [
                     *               "discount_not_earned",
                     *               "score_below_threshold"
                     *             ],
                     *             "summary": "A discount follows only a declined offer at full price, some time later, and not for leaving. The engagement score is below the threshold.",
                     *             "policyVersion": 1,
                     *             "modelVersion": null,
                     *             "rules": [
                     *               {
                     *                 "reason": "holdout",
                     *                 "passed": true,
                     *                 "sentence": "Passed: drawn to be asked; needed: not among the 20 % who are never asked.",
                     *                 "observed": "drawn to be asked",
                     *                 "bound": "not among the 20 % who are never asked",
                     *                 "until": null,
                     *                 "said": {
                     *                   "observed": {
                     *                     "code": "not_held_out",
                     *                     "values": {}
                     *                   },
                     *                   "bound": {
                     *                     "code": "need_not_held_out",
                     *                     "values": {
                     *                       "share": 0.2
                     *                     }
                     *                   }
                     *                 }
                     *               },
                     *               {
                     *                 "reason": "objected",
                     *                 "passed": true,
                     *                 "sentence": "Passed: no objection; needed: no objection to profiling.",
                     *                 "observed": "no objection",
                     *                 "bound": "no objection to profiling",
                     *                 "until": null,
                     *                 "said": {
                     *                   "observed": {
                     *                     "code": "no_objection",
                     *                     "values": {}
                     *                   },
                     *                   "bound": {
                     *                     "code": "need_no_objection",
                     *                     "values": {}
                     *                   }
                     *                 }
                     *               }
                     *             ],
                     *             "moment": {
                     *               "measure": "score",
                     *               "value": 0,
                     *               "bound": 3.5,
                     *               "passed": false,
                     *               "parts": [
                     *                 {
                     *                   "name": "positive",
                     *                   "value": 0,
                     *                   "points": 0
                     *                 },
                     *                 {
                     *                   "name": "need",
                     *                   "value": 0,
                     *                   "points": 0
                     *                 }
                     *               ],
                     *               "sentence": "The engagement score is 0.00; asking starts at 3.50."
                     *             },
                     *             "changes": [
                     *               "An offer at full price in the campaign.",
                     *               "3.50 more points: good experiences worth that much, or 2.19 points of need, such as limits reached."
                     *             ],
                     *             "notBefore": null,
                     *             "dataUsed": [
                     *               "which plan the member has and whether it is about to change",
                     *               "what the member did on the site, as scores that fade with time",
                     *               "when the member was asked before, and the answers",
                     *               "the member’s time zone and consents, for what is sent out"
                     *             ],
                     *             "said": {
                     *               "changes": [
                     *                 {
                     *                   "code": "way_discount_not_earned",
                     *                   "values": {}
                     *                 },
                     *                 {
                     *                   "code": "way_points",
                     *                   "values": {
                     *                     "points": 3.5,
                     *                     "needPoints": 2.1875
                     *                   }
                     *                 }
                     *               ],
                     *               "dataUsed": [
                     *                 {
                     *                   "code": "used_plan",
                     *                   "values": {}
                     *                 },
                     *                 {
                     *                   "code": "used_engagement",
                     *                   "values": {}
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_pause: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "after-good-use",
                     *       "name": "After good use",
                     *       "trigger": "signal",
                     *       "channel": "in_app",
                     *       "priority": 0,
                     *       "schedule": null,
                     *       "status": "paused",
                     *       "stoppedBecause": null,
                     *       "audience": {
                     *         "plan": [
                     *           "free",
                     *           "basic"
                     *         ]
                     *       },
                     *       "offerKeys": [
                     *         "basic-monthly",
                     *         "premium-monthly"
                     *       ],
                     *       "window": {
                     *         "startsAt": null,
                     *         "endsAt": null
                     *       },
                     *       "guardrails": {
                     *         "pacePerMinute": null,
                     *         "budget": {
                     *           "total": null,
                     *           "perWave": null
                     *         },
                     *         "stop": {
                     *           "refunds": null,
                     *           "declines": null,
                     *           "complaints": null
                     *         }
                     *       },
                     *       "nextWaveAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "after-good-use",
                     *       "name": "After good use",
                     *       "trigger": "signal",
                     *       "channel": "in_app",
                     *       "priority": 0,
                     *       "schedule": null,
                     *       "status": "running",
                     *       "stoppedBecause": null,
                     *       "audience": {
                     *         "plan": [
                     *           "free",
                     *           "basic"
                     *         ]
                     *       },
                     *       "offerKeys": [
                     *         "basic-monthly",
                     *         "premium-monthly"
                     *       ],
                     *       "window": {
                     *         "startsAt": null,
                     *         "endsAt": null
                     *       },
                     *       "guardrails": {
                     *         "pacePerMinute": null,
                     *         "budget": {
                     *           "total": null,
                     *           "perWave": null
                     *         },
                     *         "stop": {
                     *           "refunds": null,
                     *           "declines": null,
                     *           "complaints": null
                     *         }
                     *       },
                     *       "nextWaveAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A name of your own that never changes */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "by-mail",
                     *       "name": "By mail",
                     *       "trigger": "signal",
                     *       "channel": "email",
                     *       "priority": 10,
                     *       "schedule": null,
                     *       "status": "cancelled",
                     *       "stoppedBecause": null,
                     *       "audience": {
                     *         "all": []
                     *       },
                     *       "offerKeys": [
                     *         "basic-monthly"
                     *       ],
                     *       "window": {
                     *         "startsAt": null,
                     *         "endsAt": null
                     *       },
                     *       "guardrails": {
                     *         "pacePerMinute": null,
                     *         "budget": {
                     *           "total": null,
                     *           "perWave": null
                     *         },
                     *         "stop": {
                     *           "refunds": null,
                     *           "declines": null,
                     *           "complaints": null
                     *         }
                     *       },
                     *       "nextWaveAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DecisionsController_decide: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "member": "o-4",
                 *       "placement": "pricing_page"
                 *     }
                 */
                "application/json": components["schemas"]["DecisionRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22014-7fa6-767c-8c03-1727aee8221c",
                     *       "outcome": "offer",
                     *       "because": [
                     *         {
                     *           "code": "eligible",
                     *           "text": "All rules passed: a good moment to ask."
                     *         }
                     *       ],
                     *       "until": null,
                     *       "score": 3.9935871166854175,
                     *       "policyVersion": 1,
                     *       "propensities": {
                     *         "basic-monthly": 1
                     *       },
                     *       "decidedAt": "2026-03-02T10:00:00.000Z",
                     *       "proposal": {
                     *         "id": "01a22014-7fa6-767c-8c03-1a4e0d66971c",
                     *         "offer": "basic-monthly",
                     *         "plan": "basic",
                     *         "price": {
                     *           "lookupKey": "basic_month_usd",
                     *           "unitAmountMinor": 1000,
                     *           "currency": "usd",
                     *           "interval": "month"
                     *         },
                     *         "words": {
                     *           "title": "Try basic",
                     *           "body": "More of what you like."
                     *         },
                     *         "terms": {
                     *           "discount": null,
                     *           "trialDays": null,
                     *           "optionalItems": [],
                     *           "allowPromotionCodes": false
                     *         },
                     *         "channel": "email",
                     *         "status": "open",
                     *         "createdAt": "2026-03-02T10:00:00.000Z",
                     *         "expiresAt": "2026-03-07T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DecisionsController_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcome": "none",
                     *       "because": [
                     *         "open_proposal",
                     *         "cooldown"
                     *       ],
                     *       "summary": "An earlier proposal is still open. The last ask is too recent, or the member declined several times in a row.",
                     *       "policyVersion": 1,
                     *       "modelVersion": null,
                     *       "rules": [
                     *         {
                     *           "reason": "holdout",
                     *           "passed": true,
                     *           "sentence": "Passed: drawn to be asked; needed: not among the 0 % who are never asked.",
                     *           "observed": "drawn to be asked",
                     *           "bound": "not among the 0 % who are never asked",
                     *           "until": null,
                     *           "said": {
                     *             "observed": {
                     *               "code": "not_held_out",
                     *               "values": {}
                     *             },
                     *             "bound": {
                     *               "code": "need_not_held_out",
                     *               "values": {
                     *                 "share": 0
                     *               }
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "reason": "objected",
                     *           "passed": true,
                     *           "sentence": "Passed: no objection; needed: no objection to profiling.",
                     *           "observed": "no objection",
                     *           "bound": "no objection to profiling",
                     *           "until": null,
                     *           "said": {
                     *             "observed": {
                     *               "code": "no_objection",
                     *               "values": {}
                     *             },
                     *             "bound": {
                     *               "code": "need_no_objection",
                     *               "values": {}
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "moment": {
                     *         "measure": "score",
                     *         "value": 5.7855833434706545,
                     *         "bound": 3.5,
                     *         "passed": true,
                     *         "parts": [
                     *           {
                     *             "name": "positive",
                     *             "value": 4.193266472519689,
                     *             "points": 4.193266472519689
                     *           },
                     *           {
                     *             "name": "need",
                     *             "value": 0.9951980443443538,
                     *             "points": 1.592316870950966
                     *           }
                     *         ],
                     *         "sentence": "The engagement score is 5.79; asking starts at 3.50."
                     *       },
                     *       "changes": [
                     *         "An answer to the open proposal, or its expiry.",
                     *         "Time."
                     *       ],
                     *       "notBefore": null,
                     *       "dataUsed": [
                     *         "which plan the member has and whether it is about to change",
                     *         "what the member did on the site, as scores that fade with time",
                     *         "when the member was asked before, and the answers",
                     *         "the member’s time zone and consents, for what is sent out"
                     *       ],
                     *       "said": {
                     *         "changes": [
                     *           {
                     *             "code": "way_open_proposal",
                     *             "values": {}
                     *           },
                     *           {
                     *             "code": "way_time",
                     *             "values": {}
                     *           }
                     *         ],
                     *         "dataUsed": [
                     *           {
                     *             "code": "used_plan",
                     *             "values": {}
                     *           },
                     *           {
                     *             "code": "used_engagement",
                     *             "values": {}
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EmailController_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         {
                 *           "type": "complained",
                 *           "messageId": "<01a21f63-8f3c-749b-8ef5-5caf76740816@club.example>"
                 *         },
                 *         {
                 *           "type": "complained",
                 *           "messageId": "<somebody@else>"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["EmailEvents"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "known": 1
                     *     }
                     */
                    "application/json": components["schemas"]["EmailEventsAnswer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EntitlementsController_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "member": "o-3",
                 *       "entitlement": "export",
                 *       "quantity": 1
                 *     }
                 */
                "application/json": components["schemas"]["EntitlementQuestion"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": false,
                     *       "remaining": 0,
                     *       "because": "not_included",
                     *       "requiredPlan": "basic",
                     *       "decision": {
                     *         "id": "01a22014-7dca-7650-b081-560967ffb1ae",
                     *         "outcome": "none",
                     *         "because": [
                     *           {
                     *             "code": "objected",
                     *             "text": "The member objected to profiling."
                     *           }
                     *         ],
                     *         "until": null,
                     *         "score": 0,
                     *         "policyVersion": 1,
                     *         "propensities": {
                     *           "none": 1
                     *         },
                     *         "decidedAt": "2026-03-02T10:00:00.000Z",
                     *         "proposal": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EntitlementAnswer"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PolicyController_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "threshold": 3.5,
                     *       "needWeight": 1.6,
                     *       "theta": 0.005,
                     *       "rho": 0.75,
                     *       "value": null,
                     *       "negativeBound": 0.5,
                     *       "cooldownDays": 7,
                     *       "cap": {
                     *         "asks": 4,
                     *         "days": 90
                     *       },
                     *       "declines": {
                     *         "inARow": 3,
                     *         "silenceDays": 90
                     *       },
                     *       "quietHours": {
                     *         "startMinute": 1260,
                     *         "endMinute": 480
                     *       },
                     *       "proposalDays": 5,
                     *       "discounts": {
                     *         "afterDeclineDays": 30,
                     *         "everyDays": 180
                     *       },
                     *       "exploration": {
                     *         "share": 0,
                     *         "askShare": 0.2
                     *       },
                     *       "promoteByRule": false,
                     *       "armWeights": {},
                     *       "weighArmsByRule": false,
                     *       "plans": {},
                     *       "version": 1,
                     *       "holdout": {
                     *         "share": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PolicyController_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "threshold": 12
                 *     }
                 */
                "application/json": components["schemas"]["PolicyInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "threshold": 12,
                     *       "needWeight": 1.6,
                     *       "theta": 0.005,
                     *       "rho": 0.75,
                     *       "value": null,
                     *       "negativeBound": 0.5,
                     *       "cooldownDays": 7,
                     *       "cap": {
                     *         "asks": 4,
                     *         "days": 90
                     *       },
                     *       "declines": {
                     *         "inARow": 3,
                     *         "silenceDays": 90
                     *       },
                     *       "quietHours": {
                     *         "endMinute": 480,
                     *         "startMinute": 1260
                     *       },
                     *       "proposalDays": 5,
                     *       "discounts": {
                     *         "everyDays": 180,
                     *         "afterDeclineDays": 30
                     *       },
                     *       "exploration": {
                     *         "share": 0,
                     *         "askShare": 0.2
                     *       },
                     *       "promoteByRule": false,
                     *       "armWeights": {},
                     *       "weighArmsByRule": false,
                     *       "plans": {},
                     *       "version": 11,
                     *       "holdout": {
                     *         "share": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PolicyController_versions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The last version of the page before */
                startingAfter?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "version": 2,
                     *           "rules": {
                     *             "cap": {
                     *               "asks": 4,
                     *               "days": 90
                     *             },
                     *             "rho": 0.75,
                     *             "plans": {},
                     *             "theta": 0.005,
                     *             "value": null,
                     *             "declines": {
                     *               "inARow": 3,
                     *               "silenceDays": 90
                     *             },
                     *             "discounts": {
                     *               "everyDays": 180,
                     *               "afterDeclineDays": 30
                     *             },
                     *             "threshold": 9,
                     *             "armWeights": {},
                     *             "needWeight": 1.6,
                     *             "quietHours": {
                     *               "endMinute": 480,
                     *               "startMinute": 1260
                     *             },
                     *             "exploration": {
                     *               "share": 0,
                     *               "askShare": 0.2
                     *             },
                     *             "cooldownDays": 7,
                     *             "proposalDays": 5,
                     *             "negativeBound": 0.5,
                     *             "promoteByRule": false,
                     *             "weighArmsByRule": false
                     *           },
                     *           "createdAt": "2026-03-02T10:00:00.000Z",
                     *           "createdBy": "first key (tl_test...0000)"
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["PolicyVersionList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PolicyController_simulate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "threshold": 0.5
                 *     }
                 */
                "application/json": components["schemas"]["PolicyInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "members": 3,
                     *       "sample": 3,
                     *       "changed": 1,
                     *       "inForce": {
                     *         "open_proposal": 1,
                     *         "eligible": 1,
                     *         "score_below_threshold": 1
                     *       },
                     *       "candidate": {
                     *         "open_proposal": 1,
                     *         "eligible": 2
                     *       },
                     *       "moves": [
                     *         {
                     *           "from": "score_below_threshold",
                     *           "to": "eligible",
                     *           "members": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PolicySimulation"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PolicyController_evaluate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rules": {
                 *         "threshold": 1
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PolicyEvaluationInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decisions": 0,
                     *       "askCost": 0.005,
                     *       "candidate": {
                     *         "refused": "too_few"
                     *       },
                     *       "incumbent": {
                     *         "refused": "too_few"
                     *       },
                     *       "inWords": "The log cannot tell what the candidate is worth: fewer than 100 decisions of the log speak for it: set exploration in the policy and wait."
                     *     }
                     */
                    "application/json": components["schemas"]["PolicyEvaluation"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PolicyController_listModels: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The last version of the page before */
                startingAfter?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "version": 2,
                     *           "status": "retired",
                     *           "weights": {
                     *             "constant": 0,
                     *             "positive": 0.1,
                     *             "need": 0.2,
                     *             "negative": 0.3,
                     *             "activity": 0.4,
                     *             "decayedAsks": 0.5,
                     *             "planRank": 0.6,
                     *             "tenure": 0.7,
                     *             "positiveAndNeed": 0.8
                     *           },
                     *           "evaluation": {
                     *             "to": "2026-03-02T10:00:00.000Z",
                     *             "asks": 940,
                     *             "from": "2025-03-02T00:00:00.000Z",
                     *             "loss": 0.21,
                     *             "accepts": 57,
                     *             "askCost": 0.02,
                     *             "candidate": {
                     *               "refused": "too_few"
                     *             },
                     *             "incumbent": {
                     *               "refused": "too_few"
                     *             },
                     *             "lossOfShare": 0.23
                     *           },
                     *           "createdAt": "2026-03-02T10:00:00.000Z",
                     *           "promotedAt": "2026-03-02T10:00:00.000Z",
                     *           "promotedBy": "first key (tl_test...0000)"
                     *         },
                     *         {
                     *           "version": 1,
                     *           "status": "active",
                     *           "weights": {
                     *             "constant": 0,
                     *             "positive": 0.1,
                     *             "need": 0.2,
                     *             "negative": 0.3,
                     *             "activity": 0.4,
                     *             "decayedAsks": 0.5,
                     *             "planRank": 0.6,
                     *             "tenure": 0.7,
                     *             "positiveAndNeed": 0.8
                     *           },
                     *           "evaluation": {
                     *             "to": "2026-03-02T10:00:00.000Z",
                     *             "asks": 940,
                     *             "from": "2025-03-02T00:00:00.000Z",
                     *             "loss": 0.21,
                     *             "accepts": 57,
                     *             "askCost": 0.02,
                     *             "candidate": {
                     *               "refused": "too_few"
                     *             },
                     *             "incumbent": {
                     *               "refused": "too_few"
                     *             },
                     *             "lossOfShare": 0.23
                     *           },
                     *           "createdAt": "2026-03-02T10:00:00.000Z",
                     *           "promotedAt": "2026-03-02T10:00:00.000Z",
                     *           "promotedBy": "first key (tl_test...0000)"
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PolicyController_rollback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "active": {
                     *         "version": 1,
                     *         "status": "active",
                     *         "weights": {
                     *           "constant": 0,
                     *           "positive": 0.1,
                     *           "need": 0.2,
                     *           "negative": 0.3,
                     *           "activity": 0.4,
                     *           "decayedAsks": 0.5,
                     *           "planRank": 0.6,
                     *           "tenure": 0.7,
                     *           "positiveAndNeed": 0.8
                     *         },
                     *         "evaluation": {
                     *           "to": "2026-03-02T10:00:00.000Z",
                     *           "asks": 940,
                     *           "from": "2025-03-02T00:00:00.000Z",
                     *           "loss": 0.21,
                     *           "accepts": 57,
                     *           "askCost": 0.02,
                     *           "candidate": {
                     *             "refused": "too_few"
                     *           },
                     *           "incumbent": {
                     *             "refused": "too_few"
                     *           },
                     *           "lossOfShare": 0.23
                     *         },
                     *         "createdAt": "2026-03-02T10:00:00.000Z",
                     *         "promotedAt": "2026-03-02T10:00:00.000Z",
                     *         "promotedBy": "first key (tl_test...0000)"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ModelInForce"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PolicyController_promote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": 1,
                     *       "status": "active",
                     *       "weights": {
                     *         "constant": 0,
                     *         "positive": 0.1,
                     *         "need": 0.2,
                     *         "negative": 0.3,
                     *         "activity": 0.4,
                     *         "decayedAsks": 0.5,
                     *         "planRank": 0.6,
                     *         "tenure": 0.7,
                     *         "positiveAndNeed": 0.8
                     *       },
                     *       "evaluation": {
                     *         "to": "2026-03-02T10:00:00.000Z",
                     *         "asks": 940,
                     *         "from": "2025-03-02T00:00:00.000Z",
                     *         "loss": 0.21,
                     *         "accepts": 57,
                     *         "askCost": 0.02,
                     *         "candidate": {
                     *           "refused": "too_few"
                     *         },
                     *         "incumbent": {
                     *           "refused": "too_few"
                     *         },
                     *         "lossOfShare": 0.23
                     *       },
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "promotedAt": "2026-03-02T10:00:00.000Z",
                     *       "promotedBy": "first key (tl_test...0000)"
                     *     }
                     */
                    "application/json": components["schemas"]["Model"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProposalsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22434-eb12-721b-9d35-ef9c40b9cccc",
                     *       "offer": "basic-yearly",
                     *       "plan": "basic",
                     *       "price": {
                     *         "lookupKey": "basic_year_usd",
                     *         "unitAmountMinor": 10000,
                     *         "currency": "usd",
                     *         "interval": "year"
                     *       },
                     *       "words": {
                     *         "title": "A year of basic",
                     *         "body": "Twelve months, two of them free."
                     *       },
                     *       "terms": {
                     *         "discount": null,
                     *         "trialDays": null,
                     *         "optionalItems": [],
                     *         "allowPromotionCodes": false
                     *       },
                     *       "channel": "in_app",
                     *       "status": "expired",
                     *       "createdAt": "2026-03-14T09:01:00.000Z",
                     *       "expiresAt": "2026-03-19T09:01:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProposalsController_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consent": {
                 *         "terms": "Basic, 10.00 USD a month, cancel any time.",
                 *         "shownAt": "2026-03-02T12:00:00Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "proposal": {
                     *         "id": "01a22174-cd12-7499-a7ea-3e56f1687145",
                     *         "offer": "premium-monthly",
                     *         "plan": "premium",
                     *         "price": {
                     *           "lookupKey": "premium_month_usd",
                     *           "unitAmountMinor": 2000,
                     *           "currency": "usd",
                     *           "interval": "month"
                     *         },
                     *         "words": {
                     *           "title": "Try premium",
                     *           "body": "More of what you like."
                     *         },
                     *         "terms": {
                     *           "discount": null,
                     *           "trialDays": null,
                     *           "optionalItems": [],
                     *           "allowPromotionCodes": false
                     *         },
                     *         "channel": "in_app",
                     *         "status": "accepted",
                     *         "createdAt": "2026-03-12T12:00:00.000Z",
                     *         "expiresAt": "2026-03-17T12:00:00.000Z"
                     *       },
                     *       "planChange": {
                     *         "id": "01a22174-cebb-7592-8bef-fa55cce51af3",
                     *         "kind": "update",
                     *         "status": "quoted",
                     *         "fromPlan": "basic",
                     *         "toPlan": "premium",
                     *         "url": null,
                     *         "failureCode": null,
                     *         "failureMessage": null,
                     *         "createdAt": "2026-03-12T12:00:00.000Z",
                     *         "settledAt": null
                     *       },
                     *       "quote": {
                     *         "id": "01a22174-cf80-77bf-8169-184b6116bfd1",
                     *         "currency": "usd",
                     *         "amountDueNowMinor": 1000,
                     *         "discountMinor": 0,
                     *         "taxMinor": 0,
                     *         "creditMinor": 0,
                     *         "lines": [
                     *           {
                     *             "description": "Unused time on 1 × basic_month_usd",
                     *             "amountMinor": -1000,
                     *             "proration": true
                     *           },
                     *           {
                     *             "description": "Remaining time on 1 × premium_month_usd",
                     *             "amountMinor": 2000,
                     *             "proration": true
                     *           }
                     *         ],
                     *         "recurringMinor": 2000,
                     *         "productsMinor": 0,
                     *         "nextInvoiceAt": "2026-04-12T12:00:00.000Z",
                     *         "effectiveAt": null,
                     *         "expiresAt": "2026-03-12T12:10:00.000Z"
                     *       },
                     *       "checkoutUrl": null
                     *     }
                     */
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProposalsController_decline: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a21f6c-9bf6-7328-bdcc-93923435b5bb",
                     *       "offer": "premium-monthly",
                     *       "plan": "premium",
                     *       "price": {
                     *         "lookupKey": "premium_month_usd",
                     *         "unitAmountMinor": 2000,
                     *         "currency": "usd",
                     *         "interval": "month"
                     *       },
                     *       "words": {
                     *         "title": "Try premium",
                     *         "body": "More of what you like."
                     *       },
                     *       "terms": {
                     *         "discount": null,
                     *         "trialDays": null,
                     *         "optionalItems": [],
                     *         "allowPromotionCodes": false
                     *       },
                     *       "channel": "in_app",
                     *       "status": "declined",
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "expiresAt": "2026-03-07T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProposalsController_event: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "dismissed"
                 *     }
                 */
                "application/json": components["schemas"]["ProposalEvent"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22014-8220-760b-aa47-aee0d639e051",
                     *       "offer": "basic-monthly",
                     *       "plan": "basic",
                     *       "price": {
                     *         "lookupKey": "basic_month_usd",
                     *         "unitAmountMinor": 1000,
                     *         "currency": "usd",
                     *         "interval": "month"
                     *       },
                     *       "words": {
                     *         "title": "Try basic",
                     *         "body": "More of what you like."
                     *       },
                     *       "terms": {
                     *         "discount": null,
                     *         "trialDays": null,
                     *         "optionalItems": [],
                     *         "allowPromotionCodes": false
                     *       },
                     *       "channel": "in_app",
                     *       "status": "declined",
                     *       "createdAt": "2026-09-18T12:00:00.000Z",
                     *       "expiresAt": "2026-09-23T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PlanChangesController_quote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "member": "bob",
                 *       "plan": "premium",
                 *       "interval": "year"
                 *     }
                 */
                "application/json": components["schemas"]["QuoteRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "planChange": {
                     *         "id": "01a22177-6900-76fe-984a-53d8cc17a901",
                     *         "kind": "update",
                     *         "status": "quoted",
                     *         "fromPlan": "premium",
                     *         "toPlan": "premium",
                     *         "url": null,
                     *         "failureCode": null,
                     *         "failureMessage": null,
                     *         "createdAt": "2026-03-02T10:00:00.000Z",
                     *         "settledAt": null
                     *       },
                     *       "quote": {
                     *         "id": "01a22177-6a6f-7339-bc53-b8c529e19b38",
                     *         "currency": "usd",
                     *         "amountDueNowMinor": 18000,
                     *         "discountMinor": 0,
                     *         "taxMinor": 0,
                     *         "creditMinor": 0,
                     *         "lines": [
                     *           {
                     *             "description": "Unused time on 1 × premium_month_usd",
                     *             "amountMinor": -2000,
                     *             "proration": true
                     *           },
                     *           {
                     *             "description": "1 × premium_year_usd",
                     *             "amountMinor": 20000,
                     *             "proration": false
                     *           }
                     *         ],
                     *         "recurringMinor": 20000,
                     *         "productsMinor": 0,
                     *         "nextInvoiceAt": "2027-03-02T10:00:00.000Z",
                     *         "effectiveAt": null,
                     *         "expiresAt": "2026-03-02T10:10:00.000Z"
                     *       },
                     *       "checkoutUrl": null
                     *     }
                     */
                    "application/json": components["schemas"]["PreparedChange"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PlanChangesController_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quoteId": "01a21f60-ca24-740c-9c57-c57a3091f929"
                 *     }
                 */
                "application/json": components["schemas"]["QuoteConfirmation"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a21f60-c9b5-7306-9761-7286f7d03d86",
                     *       "kind": "downgrade",
                     *       "status": "submitted",
                     *       "fromPlan": "premium",
                     *       "toPlan": "basic",
                     *       "url": null,
                     *       "failureCode": null,
                     *       "failureMessage": null,
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "settledAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["PlanChange"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PlanChangesController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a21f61-f3ab-72df-9501-6cc70d991d89",
                     *       "kind": "checkout",
                     *       "status": "expired",
                     *       "fromPlan": "free",
                     *       "toPlan": "basic",
                     *       "url": "http://127.0.0.1:40687/c/pay/cs_test_xsRAnY8VmgqPJGn3GQZzE0IZ",
                     *       "failureCode": "payment_not_completed",
                     *       "failureMessage": "The payment was not completed in time, so nothing changed. You can start again.",
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "settledAt": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PlanChange"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PlanChangesController_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a21f61-d145-7725-b38f-dd861a18d38e",
                     *       "kind": "checkout",
                     *       "status": "expired",
                     *       "fromPlan": "free",
                     *       "toPlan": "basic",
                     *       "url": "http://127.0.0.1:38615/c/pay/cs_test_pQkIFTcXANuyISxnR1a8NtmP",
                     *       "failureCode": "payment_not_completed",
                     *       "failureMessage": "The payment was not completed in time, so nothing changed. You can start again.",
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "settledAt": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PlanChange"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportsController_stream: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                /** @description What to export: see docs/export.md */
                name: "decisions" | "exposures" | "outcomes";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_mrr: {
        parameters: {
            query: {
                from: string;
                to: string;
                format?: "json" | "csv";
                by?: "total" | "month" | "plan" | "campaign";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "month": "2026-03",
                     *           "currency": "usd",
                     *           "startMinor": 0,
                     *           "movements": [
                     *             {
                     *               "kind": "new",
                     *               "count": 2,
                     *               "amountMinor": 2000
                     *             }
                     *           ],
                     *           "endMinor": 2000
                     *         },
                     *         {
                     *           "month": "2026-04",
                     *           "currency": "usd",
                     *           "startMinor": 2000,
                     *           "movements": [],
                     *           "endMinor": 2000
                     *         }
                     *       ],
                     *       "timeZone": "UTC",
                     *       "definitions": {
                     *         "startMinor": "Recurring revenue per month when the span begins, in minor units.",
                     *         "movements": "new, expansion, reactivation add; contraction and churn take away. Written when Stripe confirms the change.",
                     *         "endMinor": "startMinor + the sum of all movements.",
                     *         "key": "The plan that was moved to (for churn: from), or the campaign whose proposal led to it; null: none did."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MrrReport"];
                    "text/csv": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_decisions: {
        parameters: {
            query: {
                from: string;
                to: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "outcome": "none",
                     *           "reason": "holdout",
                     *           "count": 45000
                     *         },
                     *         {
                     *           "outcome": "holdout",
                     *           "reason": "holdout",
                     *           "count": 5001
                     *         }
                     *       ],
                     *       "timeZone": "UTC",
                     *       "definitions": {
                     *         "count": "Evaluations of a member, by how they ended and the first reason given."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DecisionsReport"];
                    "text/csv": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_funnel: {
        parameters: {
            query: {
                from: string;
                to: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "signals": 182,
                     *       "ownSignals": 2,
                     *       "decisions": 50060,
                     *       "eligible": 45059,
                     *       "proposed": 59,
                     *       "presented": 59,
                     *       "viewed": 0,
                     *       "accepted": 0,
                     *       "declined": 0,
                     *       "expired": 0,
                     *       "paid": 0,
                     *       "kept": [
                     *         {
                     *           "days": 30,
                     *           "due": 0,
                     *           "kept": 0
                     *         },
                     *         {
                     *           "days": 60,
                     *           "due": 0,
                     *           "kept": 0
                     *         }
                     *       ],
                     *       "timeZone": "UTC",
                     *       "definitions": {
                     *         "signals": "Signals that occurred in the span.",
                     *         "eligible": "Members decided on in the span who are not held out.",
                     *         "proposed": "Proposals made in the span; all that follows is about these.",
                     *         "presented": "Shown or sent.",
                     *         "viewed": "Reported as seen by the site.",
                     *         "accepted": "Answered with yes.",
                     *         "paid": "Led to a plan change that Stripe confirmed.",
                     *         "kept": "Of those paid at least so many days ago (due): no movement down within these days, and no charge of these days given back or charged back since."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FunnelReport"];
                    "text/csv": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_lift: {
        parameters: {
            query: {
                from: string;
                to: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stage": "running",
                     *       "holdoutShare": 0.1,
                     *       "members": {
                     *         "asked": 5459,
                     *         "holdout": 601
                     *       },
                     *       "leftOut": 0,
                     *       "conversion": {
                     *         "asked": 0,
                     *         "holdout": 0,
                     *         "difference": null
                     *       },
                     *       "churn": {
                     *         "asked": 0,
                     *         "holdout": 0,
                     *         "difference": null
                     *       },
                     *       "currencies": [
                     *         {
                     *           "currency": "eur",
                     *           "capMinor": 2146,
                     *           "asked": {
                     *             "count": 5459,
                     *             "payers": 1080,
                     *             "mean": 308.09159186664226
                     *           },
                     *           "holdout": {
                     *             "count": 601,
                     *             "payers": 120,
                     *             "mean": 254.5757071547421
                     *           },
                     *           "absolute": {
                     *             "estimate": 53.515884711900156,
                     *             "standardError": 23.14047910230853,
                     *             "fixed": {
                     *               "low": 8.093383305203766,
                     *               "high": 98.93838611859655
                     *             },
                     *             "fixedP": 0.020992011133805347,
                     *             "always": {
                     *               "low": -20.453001417091556,
                     *               "high": 127.48477084089187
                     *             },
                     *             "alwaysP": 0.27910689584542153
                     *           },
                     *           "relative": {
                     *             "estimate": 0.21021599158073198,
                     *             "standardError": 0.10753947630786473,
                     *             "fixed": {
                     *               "low": -0.0008735019545195177,
                     *               "high": 0.4213054851159835
                     *             },
                     *             "fixedP": 0.050953325594849184,
                     *             "always": {
                     *               "low": -0.13353554624262662,
                     *               "high": 0.5539675294040906
                     *             },
                     *             "alwaysP": 0.4786227454227741
                     *           },
                     *           "explained": 0,
                     *           "sampleRatio": {
                     *             "chiSquare": 0.04583791712504584,
                     *             "p": 0.8304707018407851,
                     *             "mismatch": false
                     *           },
                     *           "goalReached": "open",
                     *           "verdict": "not_yet",
                     *           "because": "interval_spans_zero",
                     *           "stillNeeded": 4648,
                     *           "mrr": {
                     *             "asked": 0,
                     *             "holdout": 0,
                     *             "difference": null
                     *           }
                     *         }
                     *       ],
                     *       "timeZone": "UTC",
                     *       "definitions": {
                     *         "members": "By assignment, from the first decision on the member, asked or not (intention to treat).",
                     *         "mean": "Charges since then, taxes included, less refunds and chargebacks, per member of the arm, payers or not.",
                     *         "capMinor": "Revenue above the 99.9th percentile of all members counts as that percentile.",
                     *         "absolute": "Difference of the arms’ means in minor units, less what revenue of the 90 days before explains (CUPED).",
                     *         "relative": "The same over the holdout’s mean (delta method).",
                     *         "always": "95 % confidence sequence: right however often one looks, as long as the span begins at the same time. The verdict rests on it.",
                     *         "fixed": "95 % interval for one look at an end fixed beforehand (Welch).",
                     *         "verdict": "proved or harmful when the sequence leaves out 0; never before 50 payers in the smaller arm, nor under sample-ratio mismatch.",
                     *         "goalReached": "Whether the relative lift is at least 10 %, by the same sequence.",
                     *         "conversion": "Members with a movement up since; churn: with a churn since."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LiftReport"];
                    "text/csv": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_weeks: {
        parameters: {
            query: {
                from: string;
                to: string;
                format?: "json" | "csv";
                currency: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [],
                     *       "timeZone": "UTC",
                     *       "definitions": {
                     *         "estimate": "Difference of the arms’ mean revenue in that week since the first eligibility, of members who have been there so long; no week in which the holdout was stopped."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LiftWeeks"];
                    "text/csv": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_liftReadings: {
        parameters: {
            query?: {
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "day": "2026-04-04",
                     *           "currency": "eur",
                     *           "bounds": {
                     *             "low": -2.041487479549058,
                     *             "high": 1.7992435893342609
                     *           },
                     *           "members": 460,
                     *           "verdict": "not_yet",
                     *           "estimate": -35.45032539728737,
                     *           "relative": -0.12112194510739852
                     *         },
                     *         {
                     *           "day": "2026-04-05",
                     *           "currency": "eur",
                     *           "bounds": {
                     *             "low": -2.041487479549058,
                     *             "high": 1.7992435893342609
                     *           },
                     *           "members": 460,
                     *           "verdict": "not_yet",
                     *           "estimate": -35.45032539728737,
                     *           "relative": -0.12112194510739852
                     *         }
                     *       ],
                     *       "timeZone": "UTC",
                     *       "definitions": {
                     *         "relative": "The relative lift as it stood at the end of that day’s reading, with its confidence sequence."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LiftReadings"];
                    "text/csv": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_offers: {
        parameters: {
            query: {
                from: string;
                to: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "campaignKey": "after-good-use",
                     *           "planKey": "basic",
                     *           "offerKey": "basic-monthly",
                     *           "asked": 59,
                     *           "viewed": 0,
                     *           "accepted": 0,
                     *           "declined": 0,
                     *           "expired": 0,
                     *           "paid": 0,
                     *           "refunded": 0,
                     *           "acceptance": null,
                     *           "bestProbability": 1
                     *         }
                     *       ],
                     *       "timeZone": "UTC",
                     *       "definitions": {
                     *         "acceptance": "accepted / (accepted + declined + expired); fixed: Wilson, 95 %; always: right at every look.",
                     *         "bestProbability": "Probability of the highest acceptance among offers for the same plan in the campaign, from the uniform prior.",
                     *         "refunded": "Paid, and a charge around the payment was given back or charged back since."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["OffersReport"];
                    "text/csv": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_askRate: {
        parameters: {
            query: {
                from: string;
                to: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sales": 1,
                     *       "withheld": 0,
                     *       "left": 1,
                     *       "nothingToAsk": 0,
                     *       "eligible": 0,
                     *       "bothAsked": 0,
                     *       "askRate": null,
                     *       "questions": [
                     *         {
                     *           "kind": "up_sell",
                     *           "asked": 1,
                     *           "yes": 0,
                     *           "no": 0,
                     *           "timedOut": 0,
                     *           "withheld": 0,
                     *           "nothingToAsk": 0,
                     *           "acceptance": null
                     *         }
                     *       ],
                     *       "values": [
                     *         {
                     *           "currency": "usd",
                     *           "asked": {
                     *             "count": 1,
                     *             "payers": 0,
                     *             "mean": 0
                     *           },
                     *           "holdout": {
                     *             "count": 0,
                     *             "payers": 0,
                     *             "mean": 0
                     *           },
                     *           "absolute": null,
                     *           "relative": null,
                     *           "explained": 0,
                     *           "sampleRatio": {
                     *             "chiSquare": 0,
                     *             "p": 1,
                     *             "mismatch": false
                     *           },
                     *           "goalReached": "open",
                     *           "verdict": "not_yet",
                     *           "because": "too_few_payers",
                     *           "stillNeeded": null
                     *         }
                     *       ],
                     *       "timings": [],
                     *       "timeZone": "UTC",
                     *       "definitions": {
                     *         "eligible": "Sales begun in the span, but those withheld, left early, or with nothing to offer for one of the questions.",
                     *         "bothAsked": "Of these, both questions were asked and answered.",
                     *         "askRate": "bothAsked / eligible; the goal is 1.",
                     *         "acceptance": "yes / (yes + no + timedOut).",
                     *         "values": "What the sales of a buyer brought at list prices, 0 when none was paid, by assignment; intervals and verdict as those of the lift.",
                     *         "timings": "What was offered and sold at the sale, and what was remembered there to be offered after proof."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AskRateReport"];
                    "text/csv": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OverviewController_overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": "2026-03-02T10:00:00.000Z",
                     *       "membersByPlan": [
                     *         {
                     *           "plan": "free",
                     *           "members": 5
                     *         },
                     *         {
                     *           "plan": "basic",
                     *           "members": 2
                     *         }
                     *       ],
                     *       "mrr": [
                     *         {
                     *           "currency": "usd",
                     *           "amountMinor": 4000,
                     *           "subscriptions": 3
                     *         }
                     *       ],
                     *       "openProposals": 0,
                     *       "runningCampaigns": 1,
                     *       "queue": {
                     *         "waiting": 0,
                     *         "enqueued": 0,
                     *         "later": 0,
                     *         "dead": 0,
                     *         "oldestSeconds": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OverviewController_holdout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "share": 0,
                     *       "stage": "running",
                     *       "saltIsOwn": false,
                     *       "members": {
                     *         "heldOut": 0,
                     *         "asked": 8
                     *       },
                     *       "exposed": {
                     *         "heldOut": 0,
                     *         "asked": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Holdout"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OverviewController_stripe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mode": "test",
                     *       "apiVersion": "2026-10-28.endive",
                     *       "account": "acct_sandbox",
                     *       "fault": null,
                     *       "webhookEndpoints": [
                     *         {
                     *           "url": "http://127.0.0.1:36417/webhooks/stripe",
                     *           "enabled": true,
                     *           "apiVersion": "2026-10-28.endive"
                     *         }
                     *       ],
                     *       "differences": [
                     *         {
                     *           "lookupKey": "basic_year_usd",
                     *           "plan": "basic",
                     *           "state": "archived"
                     *         }
                     *       ],
                     *       "lastEvent": {
                     *         "type": "invoice.paid",
                     *         "receivedAt": "2026-11-28T00:11:02.734Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["StripeCheck"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LiveController_stream: {
        parameters: {
            query?: never;
            header: {
                "last-event-id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SalesController_list: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
                status?: "cart" | "upsell_asked" | "cross_sell_asked" | "ready" | "paying" | "paid" | "expired" | "abandoned";
                /** @description Your own id of the member */
                member?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a22177-8e46-7432-8124-71c5d1215383",
                     *           "status": "upsell_asked",
                     *           "currency": "usd",
                     *           "locale": "en",
                     *           "lines": [
                     *             {
                     *               "kind": "plan",
                     *               "key": "basic",
                     *               "name": "Basic",
                     *               "interval": "month",
                     *               "unitAmountMinor": 1000,
                     *               "quantity": 1,
                     *               "origin": "cart"
                     *             }
                     *           ],
                     *           "unpaid": [],
                     *           "totalMinor": 1000,
                     *           "question": {
                     *             "kind": "up_sell",
                     *             "state": "asked",
                     *             "because": null,
                     *             "words": {
                     *               "no": "No, keep it",
                     *               "yes": "Yes, switch",
                     *               "body": "$10 more today, $10 more a month.",
                     *               "title": "Would you rather have Premium?"
                     *             },
                     *             "offered": {
                     *               "kind": "plan",
                     *               "key": "premium",
                     *               "name": "Premium",
                     *               "interval": "month",
                     *               "unitAmountMinor": 2000,
                     *               "quantity": 1,
                     *               "differenceNowMinor": 1000,
                     *               "differenceMonthlyMinor": 1000,
                     *               "adds": [],
                     *               "replaces": {
                     *                 "kind": "plan",
                     *                 "key": "basic",
                     *                 "name": "Basic",
                     *                 "interval": "month",
                     *                 "unitAmountMinor": 1000,
                     *                 "quantity": 1,
                     *                 "origin": "cart"
                     *               }
                     *             },
                     *             "answer": null
                     *           },
                     *           "questions": [
                     *             {
                     *               "kind": "up_sell",
                     *               "state": "asked",
                     *               "because": null,
                     *               "words": {
                     *                 "no": "No, keep it",
                     *                 "yes": "Yes, switch",
                     *                 "body": "$10 more today, $10 more a month.",
                     *                 "title": "Would you rather have Premium?"
                     *               },
                     *               "offered": {
                     *                 "kind": "plan",
                     *                 "key": "premium",
                     *                 "name": "Premium",
                     *                 "interval": "month",
                     *                 "unitAmountMinor": 2000,
                     *                 "quantity": 1,
                     *                 "differenceNowMinor": 1000,
                     *                 "differenceMonthlyMinor": 1000,
                     *                 "adds": [],
                     *                 "replaces": {
                     *                   "kind": "plan",
                     *                   "key": "basic",
                     *                   "name": "Basic",
                     *                   "interval": "month",
                     *                   "unitAmountMinor": 1000,
                     *                   "quantity": 1,
                     *                   "origin": "cart"
                     *                 }
                     *               },
                     *               "answer": null,
                     *               "askedAt": "2026-03-02T10:00:00.000Z",
                     *               "answeredAt": null
                     *             }
                     *           ],
                     *           "createdAt": "2026-03-02T10:00:00.000Z",
                     *           "expiresAt": "2026-03-02T11:00:00.000Z",
                     *           "member": "ann",
                     *           "heldOut": false,
                     *           "paidMinor": null,
                     *           "paidAt": null,
                     *           "closedAt": null
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["RecordedSaleList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SalesController_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "plan": {
                 *         "key": "premium"
                 *       },
                 *       "products": [
                 *         {
                 *           "key": "mug",
                 *           "quantity": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Cart"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22179-22ce-71a5-9633-2681d3da85c8",
                     *       "status": "upsell_asked",
                     *       "currency": "usd",
                     *       "locale": "en",
                     *       "lines": [
                     *         {
                     *           "kind": "plan",
                     *           "key": "premium",
                     *           "name": "Premium",
                     *           "interval": "month",
                     *           "unitAmountMinor": 2000,
                     *           "quantity": 1,
                     *           "origin": "cart"
                     *         },
                     *         {
                     *           "kind": "product",
                     *           "key": "mug",
                     *           "name": "Mug",
                     *           "interval": null,
                     *           "unitAmountMinor": 800,
                     *           "quantity": 1,
                     *           "origin": "cart"
                     *         }
                     *       ],
                     *       "unpaid": [],
                     *       "totalMinor": 2800,
                     *       "question": {
                     *         "kind": "up_sell",
                     *         "state": "asked",
                     *         "because": null,
                     *         "words": {
                     *           "title": "Would you rather pay for Premium by the year?",
                     *           "body": "$180 more today, $3.33 less a month over the year.",
                     *           "yes": "Yes, switch",
                     *           "no": "No, keep it"
                     *         },
                     *         "offered": {
                     *           "kind": "plan",
                     *           "key": "premium",
                     *           "name": "Premium",
                     *           "interval": "year",
                     *           "unitAmountMinor": 20000,
                     *           "quantity": 1,
                     *           "differenceNowMinor": 18000,
                     *           "differenceMonthlyMinor": -333,
                     *           "adds": [],
                     *           "replaces": {
                     *             "kind": "plan",
                     *             "key": "premium",
                     *             "name": "Premium",
                     *             "interval": "month",
                     *             "unitAmountMinor": 2000,
                     *             "quantity": 1,
                     *             "origin": "cart"
                     *           }
                     *         },
                     *         "answer": null
                     *       },
                     *       "questions": [
                     *         {
                     *           "kind": "up_sell",
                     *           "state": "asked",
                     *           "because": null,
                     *           "words": {
                     *             "title": "Would you rather pay for Premium by the year?",
                     *             "body": "$180 more today, $3.33 less a month over the year.",
                     *             "yes": "Yes, switch",
                     *             "no": "No, keep it"
                     *           },
                     *           "offered": {
                     *             "kind": "plan",
                     *             "key": "premium",
                     *             "name": "Premium",
                     *             "interval": "year",
                     *             "unitAmountMinor": 20000,
                     *             "quantity": 1,
                     *             "differenceNowMinor": 18000,
                     *             "differenceMonthlyMinor": -333,
                     *             "adds": [],
                     *             "replaces": {
                     *               "kind": "plan",
                     *               "key": "premium",
                     *               "name": "Premium",
                     *               "interval": "month",
                     *               "unitAmountMinor": 2000,
                     *               "quantity": 1,
                     *               "origin": "cart"
                     *             }
                     *           },
                     *           "answer": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "expiresAt": "2026-03-02T11:00:00.000Z",
                     *       "token": "tl_sal000000000000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedSale"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SalesController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22178-7d1a-7353-b7b0-169d11c43cc1",
                     *       "status": "cross_sell_asked",
                     *       "currency": "usd",
                     *       "locale": "en",
                     *       "lines": [
                     *         {
                     *           "kind": "plan",
                     *           "key": "basic",
                     *           "name": "Basic",
                     *           "interval": "month",
                     *           "unitAmountMinor": 1000,
                     *           "quantity": 1,
                     *           "origin": "cart"
                     *         },
                     *         {
                     *           "kind": "product",
                     *           "key": "mug",
                     *           "name": "mug",
                     *           "interval": null,
                     *           "unitAmountMinor": 800,
                     *           "quantity": 1,
                     *           "origin": "cart"
                     *         }
                     *       ],
                     *       "unpaid": [],
                     *       "totalMinor": 1800,
                     *       "question": {
                     *         "kind": "cross_sell",
                     *         "state": "asked",
                     *         "because": null,
                     *         "words": {
                     *           "no": "No, skip it",
                     *           "yes": "Yes, add it",
                     *           "body": "$5, paid once.",
                     *           "title": "Would you like spoon with that?"
                     *         },
                     *         "offered": {
                     *           "kind": "product",
                     *           "key": "spoon",
                     *           "name": "spoon",
                     *           "interval": null,
                     *           "unitAmountMinor": 500,
                     *           "quantity": 1,
                     *           "differenceNowMinor": 500,
                     *           "differenceMonthlyMinor": 0,
                     *           "adds": [],
                     *           "replaces": null
                     *         },
                     *         "answer": null
                     *       },
                     *       "questions": [
                     *         {
                     *           "kind": "up_sell",
                     *           "state": "asked",
                     *           "because": null,
                     *           "words": {
                     *             "no": "No, keep it",
                     *             "yes": "Yes, switch",
                     *             "body": "$10 more today, $10 more a month.",
                     *             "title": "Would you rather have Premium?"
                     *           },
                     *           "offered": {
                     *             "kind": "plan",
                     *             "key": "premium",
                     *             "name": "Premium",
                     *             "interval": "month",
                     *             "unitAmountMinor": 2000,
                     *             "quantity": 1,
                     *             "differenceNowMinor": 1000,
                     *             "differenceMonthlyMinor": 1000,
                     *             "adds": [],
                     *             "replaces": {
                     *               "kind": "plan",
                     *               "key": "basic",
                     *               "name": "Basic",
                     *               "interval": "month",
                     *               "unitAmountMinor": 1000,
                     *               "quantity": 1,
                     *               "origin": "cart"
                     *             }
                     *           },
                     *           "answer": "no",
                     *           "askedAt": "2026-03-02T10:00:00.000Z",
                     *           "answeredAt": "2026-03-02T10:00:00.000Z"
                     *         },
                     *         {
                     *           "kind": "cross_sell",
                     *           "state": "asked",
                     *           "because": null,
                     *           "words": {
                     *             "no": "No, skip it",
                     *             "yes": "Yes, add it",
                     *             "body": "$5, paid once.",
                     *             "title": "Would you like spoon with that?"
                     *           },
                     *           "offered": {
                     *             "kind": "product",
                     *             "key": "spoon",
                     *             "name": "spoon",
                     *             "interval": null,
                     *             "unitAmountMinor": 500,
                     *             "quantity": 1,
                     *             "differenceNowMinor": 500,
                     *             "differenceMonthlyMinor": 0,
                     *             "adds": [],
                     *             "replaces": null
                     *           },
                     *           "answer": null,
                     *           "askedAt": "2026-03-02T10:00:00.000Z",
                     *           "answeredAt": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "expiresAt": "2026-03-02T11:00:00.000Z",
                     *       "member": "buyer-6",
                     *       "heldOut": false,
                     *       "paidMinor": null,
                     *       "paidAt": null,
                     *       "closedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["RecordedSale"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SalesController_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "question": "up_sell",
                 *       "answer": "no"
                 *     }
                 */
                "application/json": components["schemas"]["SaleAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22176-09a9-7068-9dc5-9efe9397034b",
                     *       "status": "cross_sell_asked",
                     *       "currency": "usd",
                     *       "locale": "en",
                     *       "lines": [
                     *         {
                     *           "kind": "product",
                     *           "key": "mug",
                     *           "name": "mug",
                     *           "interval": null,
                     *           "unitAmountMinor": 800,
                     *           "quantity": 1,
                     *           "origin": "cart"
                     *         }
                     *       ],
                     *       "unpaid": [],
                     *       "totalMinor": 800,
                     *       "question": {
                     *         "kind": "cross_sell",
                     *         "state": "asked",
                     *         "because": null,
                     *         "words": {
                     *           "title": "Would you like spoon with that?",
                     *           "body": "$3.50, paid once, together with your order (the lowest price of the last 30 days was $5).",
                     *           "yes": "Yes, add it",
                     *           "no": "No, skip it"
                     *         },
                     *         "offered": {
                     *           "kind": "product",
                     *           "key": "spoon",
                     *           "name": "spoon",
                     *           "interval": null,
                     *           "unitAmountMinor": 350,
                     *           "quantity": 1,
                     *           "differenceNowMinor": 350,
                     *           "differenceMonthlyMinor": 0,
                     *           "adds": [],
                     *           "replaces": null
                     *         },
                     *         "answer": null
                     *       },
                     *       "questions": [
                     *         {
                     *           "kind": "up_sell",
                     *           "state": "asked",
                     *           "because": null,
                     *           "words": {
                     *             "no": "No, keep it",
                     *             "yes": "Yes, switch",
                     *             "body": "$10 more today, $10 more a month.",
                     *             "title": "Would you rather have Basic?"
                     *           },
                     *           "offered": {
                     *             "kind": "plan",
                     *             "key": "basic",
                     *             "name": "Basic",
                     *             "interval": "month",
                     *             "unitAmountMinor": 1000,
                     *             "quantity": 1,
                     *             "differenceNowMinor": 1000,
                     *             "differenceMonthlyMinor": 1000,
                     *             "adds": [],
                     *             "replaces": null
                     *           },
                     *           "answer": "no"
                     *         },
                     *         {
                     *           "kind": "cross_sell",
                     *           "state": "asked",
                     *           "because": null,
                     *           "words": {
                     *             "title": "Would you like spoon with that?",
                     *             "body": "$3.50, paid once, together with your order (the lowest price of the last 30 days was $5).",
                     *             "yes": "Yes, add it",
                     *             "no": "No, skip it"
                     *           },
                     *           "offered": {
                     *             "kind": "product",
                     *             "key": "spoon",
                     *             "name": "spoon",
                     *             "interval": null,
                     *             "unitAmountMinor": 350,
                     *             "quantity": 1,
                     *             "differenceNowMinor": 350,
                     *             "differenceMonthlyMinor": 0,
                     *             "adds": [],
                     *             "replaces": null
                     *           },
                     *           "answer": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "expiresAt": "2026-03-02T11:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Sale"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SalesController_pay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consent": {
                 *         "terms": "Premium, 20.00 USD a month",
                 *         "shownAt": "2026-03-02T10:00:00Z"
                 *       },
                 *       "member": "payer-7"
                 *     }
                 */
                "application/json": components["schemas"]["SalePayment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sale": {
                     *         "id": "01a22179-22ce-71a5-9633-2681d3da85c8",
                     *         "status": "paying",
                     *         "currency": "usd",
                     *         "locale": "en",
                     *         "lines": [
                     *           {
                     *             "kind": "plan",
                     *             "key": "premium",
                     *             "name": "Premium",
                     *             "interval": "month",
                     *             "unitAmountMinor": 2000,
                     *             "quantity": 1,
                     *             "origin": "cart"
                     *           },
                     *           {
                     *             "kind": "product",
                     *             "key": "mug",
                     *             "name": "Mug",
                     *             "interval": null,
                     *             "unitAmountMinor": 800,
                     *             "quantity": 1,
                     *             "origin": "cart"
                     *           }
                     *         ],
                     *         "unpaid": [],
                     *         "totalMinor": 2800,
                     *         "question": null,
                     *         "questions": [
                     *           {
                     *             "kind": "up_sell",
                     *             "state": "asked",
                     *             "because": null,
                     *             "words": {
                     *               "no": "No, keep it",
                     *               "yes": "Yes, switch",
                     *               "body": "$180 more today, $3.33 less a month over the year.",
                     *               "title": "Would you rather pay for Premium by the year?"
                     *             },
                     *             "offered": {
                     *               "kind": "plan",
                     *               "key": "premium",
                     *               "name": "Premium",
                     *               "interval": "year",
                     *               "unitAmountMinor": 20000,
                     *               "quantity": 1,
                     *               "differenceNowMinor": 18000,
                     *               "differenceMonthlyMinor": -333,
                     *               "adds": [],
                     *               "replaces": {
                     *                 "kind": "plan",
                     *                 "key": "premium",
                     *                 "name": "Premium",
                     *                 "interval": "month",
                     *                 "unitAmountMinor": 2000,
                     *                 "quantity": 1,
                     *                 "origin": "cart"
                     *               }
                     *             },
                     *             "answer": "no"
                     *           },
                     *           {
                     *             "kind": "cross_sell",
                     *             "state": "asked",
                     *             "because": null,
                     *             "words": {
                     *               "no": "No, skip it",
                     *               "yes": "Yes, add it",
                     *               "body": "$3, paid once.",
                     *               "title": "Would you like Pen with that?"
                     *             },
                     *             "offered": {
                     *               "kind": "product",
                     *               "key": "pen",
                     *               "name": "Pen",
                     *               "interval": null,
                     *               "unitAmountMinor": 300,
                     *               "quantity": 1,
                     *               "differenceNowMinor": 300,
                     *               "differenceMonthlyMinor": 0,
                     *               "adds": [],
                     *               "replaces": null
                     *             },
                     *             "answer": "no"
                     *           }
                     *         ],
                     *         "createdAt": "2026-03-02T10:00:00.000Z",
                     *         "expiresAt": "2026-03-02T11:00:00.000Z"
                     *       },
                     *       "planChange": {
                     *         "id": "01a22179-2594-77c6-ac80-8cd61f530957",
                     *         "kind": "update",
                     *         "status": "quoted",
                     *         "fromPlan": "basic",
                     *         "toPlan": "premium",
                     *         "url": null,
                     *         "failureCode": null,
                     *         "failureMessage": null,
                     *         "createdAt": "2026-03-02T10:00:00.000Z",
                     *         "settledAt": null
                     *       },
                     *       "quote": {
                     *         "id": "01a22179-25e3-711c-80ae-709510a71b94",
                     *         "currency": "usd",
                     *         "amountDueNowMinor": 1000,
                     *         "discountMinor": 0,
                     *         "taxMinor": 0,
                     *         "creditMinor": 0,
                     *         "lines": [
                     *           {
                     *             "description": "Unused time on 1 × basic_month_usd",
                     *             "amountMinor": -1000,
                     *             "proration": true
                     *           },
                     *           {
                     *             "description": "Remaining time on 1 × premium_month_usd",
                     *             "amountMinor": 2000,
                     *             "proration": true
                     *           }
                     *         ],
                     *         "recurringMinor": 2000,
                     *         "productsMinor": 800,
                     *         "nextInvoiceAt": "2026-04-02T10:00:00.000Z",
                     *         "effectiveAt": null,
                     *         "expiresAt": "2026-03-02T10:10:00.000Z"
                     *       },
                     *       "checkoutUrl": null
                     *     }
                     */
                    "application/json": components["schemas"]["PaidSale"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SaleByTokenController_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22175-27cb-704c-95f7-4b852e8f0959",
                     *       "status": "upsell_asked",
                     *       "currency": "usd",
                     *       "locale": "id",
                     *       "lines": [
                     *         {
                     *           "kind": "plan",
                     *           "key": "premium",
                     *           "name": "Premium",
                     *           "interval": "month",
                     *           "unitAmountMinor": 2000,
                     *           "quantity": 1,
                     *           "origin": "cart"
                     *         }
                     *       ],
                     *       "unpaid": [],
                     *       "totalMinor": 2000,
                     *       "question": {
                     *         "kind": "up_sell",
                     *         "state": "asked",
                     *         "because": null,
                     *         "words": {
                     *           "no": "Tidak, tetap",
                     *           "yes": "Ya, ganti ini",
                     *           "body": "lebih murah US$3,33 per bulan selama setahun.",
                     *           "title": "Apakah Anda lebih memilih membayar Premium per tahun?"
                     *         },
                     *         "offered": {
                     *           "kind": "plan",
                     *           "key": "premium",
                     *           "name": "Premium",
                     *           "interval": "year",
                     *           "unitAmountMinor": 20000,
                     *           "quantity": 1,
                     *           "differenceNowMinor": null,
                     *           "differenceMonthlyMinor": -333,
                     *           "adds": [],
                     *           "replaces": {
                     *             "kind": "plan",
                     *             "key": "premium",
                     *             "name": "Premium",
                     *             "interval": "month",
                     *             "unitAmountMinor": 2000,
                     *             "quantity": 1,
                     *             "origin": "cart"
                     *           }
                     *         },
                     *         "answer": null
                     *       },
                     *       "questions": [
                     *         {
                     *           "kind": "up_sell",
                     *           "state": "asked",
                     *           "because": null,
                     *           "words": {
                     *             "no": "Tidak, tetap",
                     *             "yes": "Ya, ganti ini",
                     *             "body": "lebih murah US$3,33 per bulan selama setahun.",
                     *             "title": "Apakah Anda lebih memilih membayar Premium per tahun?"
                     *           },
                     *           "offered": {
                     *             "kind": "plan",
                     *             "key": "premium",
                     *             "name": "Premium",
                     *             "interval": "year",
                     *             "unitAmountMinor": 20000,
                     *             "quantity": 1,
                     *             "differenceNowMinor": null,
                     *             "differenceMonthlyMinor": -333,
                     *             "adds": [],
                     *             "replaces": {
                     *               "kind": "plan",
                     *               "key": "premium",
                     *               "name": "Premium",
                     *               "interval": "month",
                     *               "unitAmountMinor": 2000,
                     *               "quantity": 1,
                     *               "origin": "cart"
                     *             }
                     *           },
                     *           "answer": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "expiresAt": "2026-03-02T11:00:00.000Z",
                     *       "texts": {
                     *         "cart": "Pesanan Anda",
                     *         "pay": "Lanjut ke pembayaran",
                     *         "confirm": "Setuju dan bayar",
                     *         "done": "Terima kasih. Pesanan Anda selesai.",
                     *         "processing": "Terima kasih. Pembayaran Anda sedang diproses.",
                     *         "closed": "Pesanan ini sudah ditutup. Tidak ada lagi yang ditagih.",
                     *         "changed": "Ada harga yang berubah. Silakan periksa pesanan Anda lagi.",
                     *         "failed": "Tidak berhasil. Tidak ada yang ditagih. Silakan coba lagi.",
                     *         "lines": [
                     *           "Premium: US$20 per bulan"
                     *         ],
                     *         "unanswered": "Tidak ada jawaban. Silakan coba lagi: tidak ada yang ditagih dua kali."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BrowserSale"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SaleByTokenController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "question": "up_sell",
                 *       "answer": "yes"
                 *     }
                 */
                "application/json": components["schemas"]["SaleAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22174-f374-757f-8455-889e309b23a1",
                     *       "status": "cross_sell_asked",
                     *       "currency": "usd",
                     *       "locale": "en",
                     *       "lines": [
                     *         {
                     *           "kind": "plan",
                     *           "key": "premium",
                     *           "name": "Premium",
                     *           "interval": "month",
                     *           "unitAmountMinor": 2000,
                     *           "quantity": 1,
                     *           "origin": "up_sell"
                     *         }
                     *       ],
                     *       "unpaid": [],
                     *       "totalMinor": 2000,
                     *       "question": {
                     *         "kind": "cross_sell",
                     *         "state": "asked",
                     *         "because": null,
                     *         "words": {
                     *           "title": "Would you like Mug with that?",
                     *           "body": "$8, paid once.",
                     *           "yes": "Yes, add it",
                     *           "no": "No, skip it"
                     *         },
                     *         "offered": {
                     *           "kind": "product",
                     *           "key": "mug",
                     *           "name": "Mug",
                     *           "interval": null,
                     *           "unitAmountMinor": 800,
                     *           "quantity": 1,
                     *           "differenceNowMinor": 800,
                     *           "differenceMonthlyMinor": 0,
                     *           "adds": [],
                     *           "replaces": null
                     *         },
                     *         "answer": null
                     *       },
                     *       "questions": [
                     *         {
                     *           "kind": "up_sell",
                     *           "state": "asked",
                     *           "because": null,
                     *           "words": {
                     *             "no": "No, keep it",
                     *             "yes": "Yes, switch",
                     *             "body": "$10 more today, $10 more a month.",
                     *             "title": "Would you rather have Premium?"
                     *           },
                     *           "offered": {
                     *             "kind": "plan",
                     *             "key": "premium",
                     *             "name": "Premium",
                     *             "interval": "month",
                     *             "unitAmountMinor": 2000,
                     *             "quantity": 1,
                     *             "differenceNowMinor": 1000,
                     *             "differenceMonthlyMinor": 1000,
                     *             "adds": [],
                     *             "replaces": {
                     *               "kind": "plan",
                     *               "key": "basic",
                     *               "name": "Basic",
                     *               "interval": "month",
                     *               "unitAmountMinor": 1000,
                     *               "quantity": 1,
                     *               "origin": "cart"
                     *             }
                     *           },
                     *           "answer": "yes"
                     *         },
                     *         {
                     *           "kind": "cross_sell",
                     *           "state": "asked",
                     *           "because": null,
                     *           "words": {
                     *             "title": "Would you like Mug with that?",
                     *             "body": "$8, paid once.",
                     *             "yes": "Yes, add it",
                     *             "no": "No, skip it"
                     *           },
                     *           "offered": {
                     *             "kind": "product",
                     *             "key": "mug",
                     *             "name": "Mug",
                     *             "interval": null,
                     *             "unitAmountMinor": 800,
                     *             "quantity": 1,
                     *             "differenceNowMinor": 800,
                     *             "differenceMonthlyMinor": 0,
                     *             "adds": [],
                     *             "replaces": null
                     *           },
                     *           "answer": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-03-02T10:00:00.000Z",
                     *       "expiresAt": "2026-03-02T11:00:00.000Z",
                     *       "texts": {
                     *         "cart": "Your order",
                     *         "pay": "Continue to payment",
                     *         "confirm": "Confirm and pay",
                     *         "done": "Thank you. Your order is complete.",
                     *         "processing": "Thank you. Your payment is on its way.",
                     *         "closed": "This order is closed. Nothing more will be charged.",
                     *         "changed": "A price has changed. Please look at your order again.",
                     *         "failed": "That did not work. Nothing was charged. Please try again.",
                     *         "lines": [
                     *           "Premium: $20 a month"
                     *         ],
                     *         "unanswered": "No answer came. Please try again: nothing is charged twice."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BrowserSale"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SaleByTokenController_pay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consent": {
                 *         "terms": "Pesanan Anda\nPremium: US$20 per bulan\nLanjut ke pembayaran",
                 *         "shownAt": "2026-11-28T09:20:58.573Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SalePaymentByToken"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "planChange": {
                     *         "id": "01a22175-345f-7140-ad74-dcaedf316559",
                     *         "kind": "update",
                     *         "status": "quoted",
                     *         "fromPlan": "basic",
                     *         "toPlan": "premium",
                     *         "url": null,
                     *         "failureCode": null,
                     *         "failureMessage": null,
                     *         "createdAt": "2026-03-02T10:00:00.000Z",
                     *         "settledAt": null
                     *       },
                     *       "quote": {
                     *         "id": "01a22175-359a-76b0-a046-a51206759210",
                     *         "currency": "usd",
                     *         "amountDueNowMinor": 1000,
                     *         "discountMinor": 0,
                     *         "taxMinor": 0,
                     *         "creditMinor": 0,
                     *         "lines": [
                     *           {
                     *             "description": "Unused time on 1 × basic_month_usd",
                     *             "amountMinor": -1000,
                     *             "proration": true
                     *           },
                     *           {
                     *             "description": "Remaining time on 1 × premium_month_usd",
                     *             "amountMinor": 2000,
                     *             "proration": true
                     *           }
                     *         ],
                     *         "recurringMinor": 2000,
                     *         "productsMinor": 0,
                     *         "nextInvoiceAt": "2026-04-02T10:00:00.000Z",
                     *         "effectiveAt": null,
                     *         "expiresAt": "2026-03-02T10:10:00.000Z"
                     *       },
                     *       "checkoutUrl": null,
                     *       "sale": {
                     *         "id": "01a22175-27cb-704c-95f7-4b852e8f0959",
                     *         "status": "paying",
                     *         "currency": "usd",
                     *         "locale": "id",
                     *         "lines": [
                     *           {
                     *             "kind": "plan",
                     *             "key": "premium",
                     *             "name": "Premium",
                     *             "interval": "month",
                     *             "unitAmountMinor": 2000,
                     *             "quantity": 1,
                     *             "origin": "cart"
                     *           }
                     *         ],
                     *         "unpaid": [],
                     *         "totalMinor": 2000,
                     *         "question": null,
                     *         "questions": [
                     *           {
                     *             "kind": "up_sell",
                     *             "state": "asked",
                     *             "because": null,
                     *             "words": {
                     *               "no": "Tidak, tetap",
                     *               "yes": "Ya, ganti ini",
                     *               "body": "lebih murah US$3,33 per bulan selama setahun.",
                     *               "title": "Apakah Anda lebih memilih membayar Premium per tahun?"
                     *             },
                     *             "offered": {
                     *               "kind": "plan",
                     *               "key": "premium",
                     *               "name": "Premium",
                     *               "interval": "year",
                     *               "unitAmountMinor": 20000,
                     *               "quantity": 1,
                     *               "differenceNowMinor": null,
                     *               "differenceMonthlyMinor": -333,
                     *               "adds": [],
                     *               "replaces": {
                     *                 "kind": "plan",
                     *                 "key": "premium",
                     *                 "name": "Premium",
                     *                 "interval": "month",
                     *                 "unitAmountMinor": 2000,
                     *                 "quantity": 1,
                     *                 "origin": "cart"
                     *               }
                     *             },
                     *             "answer": "no"
                     *           },
                     *           {
                     *             "kind": "cross_sell",
                     *             "state": "nothing_to_ask",
                     *             "because": "no_product",
                     *             "words": null,
                     *             "offered": null,
                     *             "answer": null
                     *           }
                     *         ],
                     *         "createdAt": "2026-03-02T10:00:00.000Z",
                     *         "expiresAt": "2026-03-02T11:00:00.000Z",
                     *         "texts": {
                     *           "cart": "Pesanan Anda",
                     *           "pay": "Lanjut ke pembayaran",
                     *           "confirm": "Setuju dan bayar",
                     *           "done": "Terima kasih. Pesanan Anda selesai.",
                     *           "processing": "Terima kasih. Pembayaran Anda sedang diproses.",
                     *           "closed": "Pesanan ini sudah ditutup. Tidak ada lagi yang ditagih.",
                     *           "changed": "Ada harga yang berubah. Silakan periksa pesanan Anda lagi.",
                     *           "failed": "Tidak berhasil. Tidak ada yang ditagih. Silakan coba lagi.",
                     *           "lines": [
                     *             "Premium: US$20 per bulan"
                     *           ],
                     *           "unanswered": "Tidak ada jawaban. Silakan coba lagi: tidak ada yang ditagih dua kali."
                     *         }
                     *       },
                     *       "due": "US$10 sekarang, lalu US$20 setiap periode."
                     *     }
                     */
                    "application/json": components["schemas"]["BrowserPaid"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SaleByTokenController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quoteId": "01a22175-359a-76b0-a046-a51206759210"
                 *     }
                 */
                "application/json": components["schemas"]["QuoteConfirmation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "planChange": {
                     *         "id": "01a22175-345f-7140-ad74-dcaedf316559",
                     *         "kind": "update",
                     *         "status": "submitted",
                     *         "fromPlan": "basic",
                     *         "toPlan": "premium",
                     *         "url": null,
                     *         "failureCode": null,
                     *         "failureMessage": null,
                     *         "createdAt": "2026-03-02T10:00:00.000Z",
                     *         "settledAt": null
                     *       },
                     *       "quote": null,
                     *       "checkoutUrl": null,
                     *       "sale": {
                     *         "id": "01a22175-27cb-704c-95f7-4b852e8f0959",
                     *         "status": "paying",
                     *         "currency": "usd",
                     *         "locale": "id",
                     *         "lines": [
                     *           {
                     *             "kind": "plan",
                     *             "key": "premium",
                     *             "name": "Premium",
                     *             "interval": "month",
                     *             "unitAmountMinor": 2000,
                     *             "quantity": 1,
                     *             "origin": "cart"
                     *           }
                     *         ],
                     *         "unpaid": [],
                     *         "totalMinor": 2000,
                     *         "question": null,
                     *         "questions": [
                     *           {
                     *             "kind": "up_sell",
                     *             "state": "asked",
                     *             "because": null,
                     *             "words": {
                     *               "no": "Tidak, tetap",
                     *               "yes": "Ya, ganti ini",
                     *               "body": "lebih murah US$3,33 per bulan selama setahun.",
                     *               "title": "Apakah Anda lebih memilih membayar Premium per tahun?"
                     *             },
                     *             "offered": {
                     *               "kind": "plan",
                     *               "key": "premium",
                     *               "name": "Premium",
                     *               "interval": "year",
                     *               "unitAmountMinor": 20000,
                     *               "quantity": 1,
                     *               "differenceNowMinor": null,
                     *               "differenceMonthlyMinor": -333,
                     *               "adds": [],
                     *               "replaces": {
                     *                 "kind": "plan",
                     *                 "key": "premium",
                     *                 "name": "Premium",
                     *                 "interval": "month",
                     *                 "unitAmountMinor": 2000,
                     *                 "quantity": 1,
                     *                 "origin": "cart"
                     *               }
                     *             },
                     *             "answer": "no"
                     *           },
                     *           {
                     *             "kind": "cross_sell",
                     *             "state": "nothing_to_ask",
                     *             "because": "no_product",
                     *             "words": null,
                     *             "offered": null,
                     *             "answer": null
                     *           }
                     *         ],
                     *         "createdAt": "2026-03-02T10:00:00.000Z",
                     *         "expiresAt": "2026-03-02T11:00:00.000Z",
                     *         "texts": {
                     *           "cart": "Pesanan Anda",
                     *           "pay": "Lanjut ke pembayaran",
                     *           "confirm": "Setuju dan bayar",
                     *           "done": "Terima kasih. Pesanan Anda selesai.",
                     *           "processing": "Terima kasih. Pembayaran Anda sedang diproses.",
                     *           "closed": "Pesanan ini sudah ditutup. Tidak ada lagi yang ditagih.",
                     *           "changed": "Ada harga yang berubah. Silakan periksa pesanan Anda lagi.",
                     *           "failed": "Tidak berhasil. Tidak ada yang ditagih. Silakan coba lagi.",
                     *           "lines": [
                     *             "Premium: US$20 per bulan"
                     *           ],
                     *           "unanswered": "Tidak ada jawaban. Silakan coba lagi: tidak ada yang ditagih dua kali."
                     *         }
                     *       },
                     *       "due": null
                     *     }
                     */
                    "application/json": components["schemas"]["BrowserPaid"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EventsController_list: {
        parameters: {
            query?: {
                /** @description `cursor` of the page before */
                startingAfter?: number;
                type?: "proposal.presented" | "proposal.viewed" | "proposal.dismissed" | "proposal.accepted" | "proposal.declined" | "proposal.expired" | "plan_change.requires_action" | "plan_change.succeeded" | "plan_change.failed" | "plan_change.expired" | "sale.upsell_answered" | "sale.cross_sell_answered" | "sale.paid" | "member.plan_changed" | "member.unsubscribed" | "campaign.started" | "campaign.paused" | "campaign.completed" | "usage.threshold_reached";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a22014-b4f9-77ba-864a-78bfda285651",
                     *           "type": "member.plan_changed",
                     *           "timestamp": "2029-06-14T12:00:00.000Z",
                     *           "data": {
                     *             "plan": "plan-10",
                     *             "member": "ann",
                     *             "previousPlan": "free"
                     *           }
                     *         },
                     *         {
                     *           "id": "01a22014-b4f9-77ba-864a-7ff7f4d90d2a",
                     *           "type": "member.plan_changed",
                     *           "timestamp": "2029-06-14T12:00:00.000Z",
                     *           "data": {
                     *             "plan": "plan-11",
                     *             "member": "ann",
                     *             "previousPlan": "free"
                     *           }
                     *         }
                     *       ],
                     *       "cursor": 264
                     *     }
                     */
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_list: {
        parameters: {
            query?: {
                limit?: number;
                startingAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a21f7b-46fa-774d-9368-5b985fd006a6",
                     *           "url": "https://site.example/in",
                     *           "eventTypes": [],
                     *           "status": "enabled",
                     *           "circuit": "closed",
                     *           "failures": 0,
                     *           "failingSince": null,
                     *           "previousSecretUntil": null,
                     *           "createdAt": "2026-03-02T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://site.example/hooks",
                 *       "eventTypes": [
                 *         "campaign.started",
                 *         "campaign.paused"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointInput"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22014-8891-728c-8f93-98ed10b63e7f",
                     *       "url": "https://site.example/hooks",
                     *       "eventTypes": [
                     *         "campaign.started",
                     *         "campaign.paused"
                     *       ],
                     *       "status": "enabled",
                     *       "circuit": "closed",
                     *       "failures": 0,
                     *       "failingSince": null,
                     *       "previousSecretUntil": null,
                     *       "createdAt": "2026-12-27T12:00:00.000Z",
                     *       "secret": "whsec_0000000000000000000000000000000000000000000="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22014-afb1-76b0-9706-ca3f573c07a7",
                     *       "url": "https://site.example/hooks",
                     *       "eventTypes": [],
                     *       "status": "disabled",
                     *       "circuit": "closed",
                     *       "failures": 1,
                     *       "failingSince": "2028-11-26T12:00:00.000Z",
                     *       "previousSecretUntil": null,
                     *       "createdAt": "2028-11-26T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "enabled"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22014-926b-7538-99b2-e2a457aa0c73",
                     *       "url": "https://site.example/hooks",
                     *       "eventTypes": [],
                     *       "status": "enabled",
                     *       "circuit": "closed",
                     *       "failures": 0,
                     *       "failingSince": null,
                     *       "previousSecretUntil": null,
                     *       "createdAt": "2027-10-23T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a22014-b205-74dd-a903-e4aae2e1958c",
                     *       "url": "https://site.example/hooks",
                     *       "eventTypes": [],
                     *       "status": "enabled",
                     *       "circuit": "closed",
                     *       "failures": 0,
                     *       "failingSince": null,
                     *       "previousSecretUntil": "2029-03-07T12:00:00.000Z",
                     *       "createdAt": "2029-03-06T12:00:00.000Z",
                     *       "secret": "whsec_0000000000000000000000000000000000000000000="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_listDeliveries: {
        parameters: {
            query?: {
                status?: "pending" | "delivered" | "dead";
                /** @description The last id of the page before */
                startingAfter?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a22014-b506-7fe0-a3b1-50264a8e20ee",
                     *           "eventId": "01a22014-b4f9-77ba-864a-b0064a8e60d8",
                     *           "type": "member.plan_changed",
                     *           "status": "delivered",
                     *           "attempts": 1,
                     *           "nextAttemptAt": null,
                     *           "lastStatusCode": 204,
                     *           "lastError": null,
                     *           "deliveredAt": "2029-06-14T12:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "01a22014-b506-7fc6-9d5f-1a3d63afa850",
                     *           "eventId": "01a22014-b4f9-77ba-864a-adcca48aebe4",
                     *           "type": "member.plan_changed",
                     *           "status": "delivered",
                     *           "attempts": 1,
                     *           "nextAttemptAt": null,
                     *           "lastStatusCode": 204,
                     *           "lastError": null,
                     *           "deliveredAt": "2029-06-14T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_replayRange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2027-10-23T12:00:00.000Z",
                 *       "to": "2027-10-23T12:00:01.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "replayed": 1
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplayed"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_replay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "replayed": 1
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplayed"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OperationController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OperationController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "database": "ok",
                     *       "queue": "ok",
                     *       "stripe": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OperationController_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OperationController_summary: {
        parameters: {
            query?: {
                state?: "dead";
                /** @description The last id of the page before */
                startingAfter?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "waiting": 0,
                     *       "enqueued": 0,
                     *       "later": 0,
                     *       "dead": 1,
                     *       "oldestSeconds": 0,
                     *       "data": [
                     *         {
                     *           "id": "01a22014-c36e-704e-948f-9089427a030d",
                     *           "name": "drop-old-events",
                     *           "payload": {},
                     *           "attempts": 4,
                     *           "error": "relation \"outgoing_event\" does not exist",
                     *           "createdAt": "2026-11-28T02:56:01.389Z",
                     *           "deadAt": "2026-11-28T02:56:01.566Z"
                     *         }
                     *       ],
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["JobsSummary"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OperationController_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is answered the same for a day; with another request 422, while it is under way 409 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem document (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:invalid_request",
                     *       "title": "The request does not fit the schema",
                     *       "status": 422,
                     *       "code": "invalid_request",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "name: Invalid input: expected string, received number",
                     *       "errors": [
                     *         {
                     *           "path": "name",
                     *           "message": "Invalid input: expected string, received number"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem document (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:tierlift:problem:dependency_unavailable",
                     *       "title": "A dependency does not answer",
                     *       "status": 503,
                     *       "code": "dependency_unavailable",
                     *       "instance": "01a21f62-ce1b-77a1-81c2-95add34c0632",
                     *       "detail": "PostgreSQL does not answer; try again"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
