import { Button, Fieldset, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';

type WordsForm = UseFormReturnType<Schema<'Offer'>>;

/** What the member reads, and its translations. */
export function WordsFields({ form }: { form: WordsForm }) {
  const { locales = {} } = form.values.words;
  const put = (to: typeof locales) => form.setFieldValue('words.locales', to);
  return (
    <Stack>
      <TextFields form={form} path="words" />
      {Object.keys(locales).map((tag) => (
        <Translation
          key={tag}
          form={form}
          tag={tag}
          onRemove={() => put(Object.fromEntries(Object.entries(locales).filter(([other]) => other !== tag)))}
        />
      ))}
      <AddLanguage onAdd={(tag) => put({ ...locales, [tag]: locales[tag] ?? { title: '', body: '' } })} />
    </Stack>
  );
}

function TextFields({ form, path }: { form: WordsForm; path: string }) {
  const { t } = useTranslation('catalogue');
  const html = form.getInputProps(`${path}.html`) as { value?: string; error?: ReactNode };
  return (
    <Stack gap="sm">
      <TextInput label={t('wordsTitle')} required {...form.getInputProps(`${path}.title`)} />
      <Textarea label={t('wordsBody')} required autosize minRows={3} {...form.getInputProps(`${path}.body`)} />
      <Textarea
        label={t('html')}
        description={t('htmlHint')}
        autosize
        minRows={2}
        maxRows={12}
        spellCheck={false}
        value={html.value ?? ''}
        error={html.error}
        onChange={({ currentTarget }) => form.setFieldValue(`${path}.html`, currentTarget.value || undefined)}
      />
    </Stack>
  );
}

function Translation({ form, tag, onRemove }: { form: WordsForm; tag: string; onRemove: () => void }) {
  const { t, i18n } = useTranslation('forms');
  return (
    <Fieldset legend={new Intl.DisplayNames(i18n.language, { type: 'language' }).of(tag)}>
      <Stack>
        <TextFields form={form} path={`words.locales.${tag}`} />
        <Group justify="flex-end">
          <Button variant="subtle" color="red" size="xs" onClick={onRemove}>
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

export function AddLanguage({ onAdd }: { onAdd: (tag: string) => void }) {
  const { t } = useTranslation('catalogue');
  const [tag, setTag] = useState('');
  const add = () => {
    onAdd(tag);
    setTag('');
  };
  return (
    <Group align="flex-end">
      <TextInput
        label={t('language')}
        description={t('languageHint')}
        value={tag}
        onChange={({ currentTarget }) => setTag(currentTarget.value.trim())}
      />
      <Button variant="light" disabled={!isLanguageTag(tag)} onClick={add}>
        {t('addLanguage')}
      </Button>
    </Group>
  );
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
