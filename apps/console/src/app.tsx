import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { PasswordPrompt } from './access/password-prompt';
import { queryClient } from './api/queries';
import { Pages } from './routes';
import { cssVariables, theme } from './theme';

/** Browsers hide the attribute from scripts that were let in by mistake; the property is readable by ours. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
/** Where the library that stops the page behind a dialog from scrolling looks for it. */
Object.assign(globalThis, { __webpack_nonce__: nonce });

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <PasswordPrompt />
        <Pages />
      </QueryClientProvider>
    </MantineProvider>
  );
}
