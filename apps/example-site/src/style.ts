/** One sheet for all pages. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #faf7f1; --ink: #22251f; --soft: #6d6f66; --line: #dcd6c8; --leaf: #2f6b4a; --on-leaf: #fff }
@media (prefers-color-scheme: dark) {
  :root { --paper: #191b18; --ink: #eceae2; --soft: #a3a598; --line: #3a3d36; --leaf: #8fcfa8; --on-leaf: #10201a } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.06rem/1.65 Georgia, 'Iowan Old Style', serif }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 1.5rem;
  padding-block: 1.5rem; border-bottom: 1px solid var(--line) }
nav, .small, button, .button, .plan, .meta, label, footer, select, input { font-family: system-ui, sans-serif }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .92rem }
a { color: var(--leaf); text-underline-offset: .2em } nav a, .brand, h2 a { color: inherit; text-decoration: none }
nav a:hover, h2 a:hover { text-decoration: underline }
.brand { font-size: 1.5rem; font-style: italic; letter-spacing: -.01em }
h1 { font-size: 2.1rem; line-height: 1.2; letter-spacing: -.015em; margin: 2.5rem 0 1rem; font-weight: 500 }
h2 { font-size: 1.3rem; margin: 0; font-weight: 500 }
.list { list-style: none; margin: 0; padding: 0 } .list > li { padding: 1.25rem 0; border-bottom: 1px solid var(--line) }
.list p { margin: .35rem 0 0; color: var(--soft) }
.small, .meta { font-size: .88rem; color: var(--soft) }
.plan, .count { font-size: .8rem; padding: .1rem .55rem; border-radius: 1rem; border: 1px solid var(--line) }
.count { background: var(--leaf); color: var(--on-leaf); border: 0; font-weight: 600 }
.card { border: 1px solid var(--line); border-radius: 14px; padding: 1.5rem; margin: 1.5rem 0 }
.card.ask { border-color: var(--leaf); border-width: 2px }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin-top: 1rem } .row form { margin: 0 }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem } .grid .card { margin: 0 }
.price { font-size: 1.6rem; margin: .25rem 0 1rem }
button, .button { display: inline-block; min-height: 2.75rem; padding: .55rem 1.2rem; font-size: 1rem; cursor: pointer; text-decoration: none;
  color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: 8px }
button.yes, .button { background: var(--leaf); border-color: var(--leaf); color: var(--on-leaf) }
:focus-visible { outline: 3px solid var(--leaf); outline-offset: 2px }
select, input { font-size: 1rem; padding: .55rem .7rem; min-height: 2.75rem; border: 1px solid var(--soft); border-radius: 8px;
  background: transparent; color: inherit; max-width: 100% } option { color: #22251f }
label { display: block; font-size: .92rem; margin-bottom: .3rem }
table { width: 100%; border-collapse: collapse; margin: 1rem 0 } td { padding: .45rem 0; border-bottom: 1px solid var(--line) }
td:last-child { text-align: right; font-variant-numeric: tabular-nums }
footer { margin-top: 4rem; padding-block: 1.5rem; border-top: 1px solid var(--line); font-size: .85rem; color: var(--soft) }
tierlift-sale { display: block; margin: 1.5rem 0; --tierlift-accent: var(--leaf); --tierlift-text: var(--ink); --tierlift-surface: transparent;
  --tierlift-border: var(--line); --tierlift-font: 1rem/1.5 system-ui, sans-serif }
`;
