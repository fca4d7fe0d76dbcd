/**
 * Starts Swagger UI, with what it lacks for who hears the page or has no mouse: no link inside a button, a name for every field and button,
 * headings without a gap.
 */
export const DOCS_SCRIPT = `
const dark = matchMedia('(prefers-color-scheme: dark)');
const dress = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', dress);
dress();

const named = ({ React: { createElement: h, Fragment } }) => ({
  wrapComponents: {
    DeepLink: () => ({ text }) => h('span', null, text), // the summary around it is the button, and keeps the address up to date
    Button: (Original) => ({ 'aria-label': _other, ...rest }) => h(Original, rest), // what is read is what is written
    TextArea: (Original) => (props) => h(Original, { 'aria-label': 'Request body', ...props }),
    CloseIcon: (Original) => (props) => h(Fragment, null, h(Original, props), h('span', { className: 'unseen' }, 'Close')),
    operations: (Original) => (props) => h(Fragment, null, h('h2', { className: 'unseen' }, 'Operations'), h(Original, props)),
  },
});

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  plugins: [named],
  syntaxHighlight: { theme: 'obsidian' },
  deepLinking: true,
  docExpansion: 'none',
  defaultModelRendering: 'example',
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  filter: true,
  persistAuthorization: true,
  showExtensions: false,
  validatorUrl: null,
});
`;
