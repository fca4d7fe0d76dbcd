import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { PasswordPrompt } from './access/password-prompt';
import { queryClient } from './api/queries';
import { Pages } from './routes';
import { cssVariables, theme } from './theme';

/** Browsers hide the attribute from scripts that were let in by mistake; the property is readable by ours. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
/** Where what stops the page from scrolling behind a dialog looks for it (get-nonce). */
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
        <Notifications position="bottom-right" />
        <PasswordPrompt />
        <Pages />
      </QueryClientProvider>
    </MantineProvider>
  );
}
