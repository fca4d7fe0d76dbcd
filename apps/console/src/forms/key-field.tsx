import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The name by which things are called in the API; it is chosen once. */
export function KeyField({ fixed, ...input }: TextInputProps & { fixed: boolean }) {
  const { t } = useTranslation('forms');
  return (
    <TextInput
      label={t('key')}
      description={fixed ? t('keyFixed') : t('keyHint')}
      required
      readOnly={fixed}
      spellCheck={false}
      autoCapitalize="none"
      {...input}
    />
  );
}

/** "Winter sale 2026" as a key: winter-sale-2026. */
export function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
}
