import { createTheme, Input, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  components: {
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
  },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.625rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
});

/** The colours that words are set in, on a pale ground of the same. */
const TINTS = ['teal', 'blue', 'orange', 'red', 'grape', 'gray', 'indigo'];

/** Quiet text keeps a contrast of 4.5 to 1 on every surface of ours (WCAG 1.4.3). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    ...Object.fromEntries(
      TINTS.map((tint) => [
        `--mantine-color-${tint}-light-color`,
        `color-mix(in srgb, var(--mantine-color-${tint}-9), black 30%)`,
      ]),
    ),
    '--page': 'var(--mantine-color-gray-0)',
    '--card': 'var(--mantine-color-white)',
    '--line': 'var(--mantine-color-gray-3)',
    '--good': 'var(--mantine-color-teal-8)',
    '--bad': 'var(--mantine-color-red-7)',
    '--calm': 'var(--mantine-color-indigo-6)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--page': 'var(--mantine-color-dark-8)',
    '--card': 'var(--mantine-color-dark-7)',
    '--line': 'var(--mantine-color-dark-4)',
    '--good': 'var(--mantine-color-teal-4)',
    '--bad': 'var(--mantine-color-red-5)',
    '--calm': 'var(--mantine-color-indigo-4)',
  },
});
