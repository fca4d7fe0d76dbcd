import { Alert, Code, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { Reasons } from '../../parts/refusal';

type Words = Schema<'Words'>;

const SETTLED_MS = 400;

/** The words of an offer as a member would read them, filled in by the api with the very code that sends them. */
export function WordsPreview({ words }: { words: Words }) {
  const { t } = useTranslation('catalogue');
  const [member, setMember] = useState('');
  const [locale, setLocale] = useState<string | null>(null);
  const languages = Object.keys(words.locales ?? {});
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        <TextInput
          label={t('previewMember')}
          description={t('previewMemberHint')}
          value={member}
          onChange={({ currentTarget }) => setMember(currentTarget.value)}
        />
        {languages.length > 0 && (
          <Select
            label={t('previewLanguage')}
            placeholder={t('previewMembersOwn')}
            data={languages}
            clearable
            value={locale}
            onChange={setLocale}
          />
        )}
      </Group>
      <Filled body={{ words, ...(member && { member }), ...(locale && { locale }) }} />
    </Stack>
  );
}

/** The words for nobody in particular. */
export function Filled({ body }: { body: { words: Words; member?: string; locale?: string } }) {
  const { t } = useTranslation('catalogue');
  const [settled] = useDebouncedValue(body, SETTLED_MS);
  const filled = queries.useQuery(
    'post',
    '/v1/offers/preview',
    { body: settled },
    { placeholderData: keepPreviousData, retry: false },
  );
  if (filled.error)
    return (
      <Alert color="yellow" title={t('previewFails')}>
        <Reasons of={asProblem(filled.error)} />
      </Alert>
    );
  if (!filled.data) return null;
  const { title, body: text, html } = filled.data;
  return (
    <Paper component="figure" m={0} withBorder p="md" maw={420} shadow="xs" aria-label={t('preview')}>
      <Text fw={650}>{title}</Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {text}
      </Text>
      {html && (
        <details>
          <summary>{t('html')}</summary>
          <Code block>{html}</Code>
        </details>
      )}
    </Paper>
  );
}
