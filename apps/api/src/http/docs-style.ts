/** What makes Swagger UI look like the console: its type, its colours in light and dark, its quiet lines. */
export const DOCS_STYLE = `
:root {
  --page: #f8f9fa; --card: #fff; --line: #dee2e6; --text: #212529; --quiet: #495057; --accent: #3b5bdb; --code: #f1f3f5;
  --get: #1864ab; --post: #087f5b; --put: #b93a08; --patch: #862e9c; --delete: #c92a2a;
  color-scheme: light;
}
:root.dark-mode {
  --page: #1f1f1f; --card: #242424; --line: #3b3b3b; --text: #dee2e6; --quiet: #b8b8b8; --accent: #91a7ff; --code: #2e2e2e;
  --get: #74c0fc; --post: #63e6be; --put: #ffc078; --patch: #e599f7; --delete: #ffa8a8;
  color-scheme: dark;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); }
body, .swagger-ui, .swagger-ui .info .title, .swagger-ui .opblock-tag, .swagger-ui .opblock .opblock-summary-description,
.swagger-ui .info li, .swagger-ui .info p, .swagger-ui .info table, .swagger-ui table thead tr th, .swagger-ui .btn,
.swagger-ui label, .swagger-ui .response-col_status, .swagger-ui .opblock .opblock-section-header h4, .swagger-ui .tab li,
.swagger-ui .parameter__name, .swagger-ui .parameter__type, .swagger-ui .renderedMarkdown p, .swagger-ui select {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; color: var(--text);
}
header {
  position: sticky; top: 0; z-index: 10; display: flex; align-items: center; gap: .6rem; height: 56px; padding: 0 1rem;
  background: var(--card); border-bottom: 1px solid var(--line); font-size: 1.125rem;
}
header nav { margin-left: auto; display: flex; gap: 1.25rem; font-size: .9375rem; }
a, .swagger-ui a.nostyle, .swagger-ui .info a { color: var(--accent); }
#docs { max-width: 72rem; margin: 0 auto; padding: 0 1rem 4rem; }
.swagger-ui .wrapper { max-width: none; padding: 0; }
.swagger-ui .info { margin: 2rem 0 1rem; max-width: 48rem; }
.swagger-ui .info .title { font-size: 1.625rem; font-weight: 650; }
.swagger-ui .info .title > span, .swagger-ui .info .main .link, .swagger-ui .info .info__license, .swagger-ui .servers-title, .swagger-ui .servers,
.swagger-ui .response-col_links { display: none; }
.swagger-ui .info p, .swagger-ui .info li { font-size: .9375rem; line-height: 1.6; }
.swagger-ui code, .swagger-ui .info code, .swagger-ui .renderedMarkdown code { background: var(--code); color: var(--text); border-radius: 4px; padding: .1em .35em; font-size: .85em; }
html:root #docs .swagger-ui, html:root #docs .scheme-container { background: none; border: 0; }
html:root #docs .swagger-ui .btn:not(.execute) { background: var(--card); color: var(--text); border-color: var(--line); }
html:root #docs .swagger-ui .microlight code { background: none; color: inherit; padding: 0; font-size: inherit; }
.swagger-ui .scheme-container { background: none; box-shadow: none; padding: 0 0 1rem; margin: 0; }
.swagger-ui .filter-container { margin: 0 0 1rem; }
.swagger-ui .filter .operation-filter-input { margin: 0; padding: .55rem .75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--text); font-size: .9375rem; }
.swagger-ui .opblock-tag { border-bottom: 1px solid var(--line); font-size: 1.125rem; font-weight: 650; padding: .75rem .25rem; text-transform: capitalize; }
.swagger-ui .opblock-tag small, .swagger-ui .opblock-tag small .renderedMarkdown p { margin: 0; color: var(--quiet); font-size: .875rem; font-weight: 400; text-transform: none; }
.swagger-ui .opblock-tag:hover { background: var(--code); }
.swagger-ui .opblock { margin: 0 0 .5rem; border: 1px solid var(--line); border-radius: 8px; box-shadow: none; background: var(--card); }
.swagger-ui .opblock .opblock-summary { border: 0; padding: .4rem .6rem; gap: .25rem; }
.swagger-ui .opblock.is-open .opblock-summary { border-bottom: 1px solid var(--line); }
.swagger-ui .opblock .opblock-summary-method { min-width: 4.25rem; padding: .3rem .4rem; border-radius: 4px; font: 700 .75rem/1 ui-monospace, SFMono-Regular, Menlo, "Liberation Mono", monospace; text-shadow: none; }
.swagger-ui .opblock .opblock-summary-path, .swagger-ui .opblock .opblock-summary-path a { font: 600 .875rem/1.5 ui-monospace, SFMono-Regular, Menlo, "Liberation Mono", monospace; color: var(--text); }
.swagger-ui .opblock .opblock-summary-description { font-size: .875rem; color: var(--quiet); text-align: left; }
html:root #docs .opblock.opblock-get { --method: var(--get); }
html:root #docs .opblock.opblock-post { --method: var(--post); }
html:root #docs .opblock.opblock-put { --method: var(--put); }
html:root #docs .opblock.opblock-patch { --method: var(--patch); }
html:root #docs .opblock.opblock-delete { --method: var(--delete); }
html:root #docs .swagger-ui .opblock.opblock { background: var(--card); border-color: var(--line); }
html:root #docs .swagger-ui .opblock.opblock .opblock-summary-method { background: none; color: var(--method); border: 1px solid currentColor; }
html:root #docs .swagger-ui .opblock.opblock .opblock-section-header { background: none; }
html:root #docs .swagger-ui .opblock.opblock .tab-header .tab-item.active h4 span::after { background: var(--accent); }
.swagger-ui .opblock .opblock-section-header { background: none; box-shadow: none; border-bottom: 1px solid var(--line); min-height: 0; padding: .6rem 1.25rem; }
.swagger-ui table thead tr td, .swagger-ui table thead tr th { border-bottom: 1px solid var(--line); }
.swagger-ui .parameter__name.required::after, .swagger-ui .parameter__name.required span { color: var(--delete); }
.swagger-ui .parameter__in, .swagger-ui .parameter__type, .swagger-ui .response-col_links, .swagger-ui .parameter__extension { color: var(--quiet); }
.swagger-ui .btn { box-shadow: none; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.swagger-ui .btn.authorize, .swagger-ui .btn.authorize span { color: var(--accent); border-color: currentColor; padding-top: 0; }
.swagger-ui .btn.authorize { display: inline-flex; align-items: center; padding: .45rem .9rem; }
.swagger-ui .btn.authorize svg { fill: var(--accent); }
.swagger-ui .btn.execute { background: var(--accent); border-color: var(--accent); color: #fff; }
.dark-mode .swagger-ui .btn.execute { color: #1f1f1f; }
.swagger-ui .highlight-code > .microlight, .swagger-ui .opblock-body pre.microlight { border-radius: 8px; }
html:root #docs pre.microlight { overflow: visible !important; white-space: pre-wrap !important; word-break: normal; overflow-wrap: anywhere; max-height: none; }
html:root #docs .renderedMarkdown code { background: var(--code); color: var(--text); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
@media (max-width: 640px) {
  .swagger-ui .opblock .opblock-summary { flex-wrap: wrap; }
  .swagger-ui .opblock .opblock-summary-description { flex-basis: 100%; padding: .25rem 0 0; }
}
`;
