import { Code, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { said, type Refusals } from '../words/refusals';

/** Why the api refused, in the operator's language; what it has no words for stays in the api's own English. */
export function Refusal({ code, english }: { code: string; english: string }) {
  const { i18n } = useTranslation();
  const words = i18n.getResourceBundle(i18n.language, 'refusals') as Refusals | undefined;
  return (words && said(words, code, english)) ?? <span lang="en">{english}</span>;
}

/** One sentence, or what is wrong field by field. */
export function Reasons({ of: { code, detail, errors } }: { of: Problem }) {
  const { t } = useTranslation();
  if (code === 'unreachable') return <Text size="sm">{t('unreachable')}</Text>;
  if (errors.length === 0)
    return (
      <Text size="sm">
        <Refusal code={code} english={detail} />
      </Text>
    );
  return (
    <List size="sm">
      {errors.map(({ path, message }) => (
        <List.Item key={path + message}>
          {path && <Code mr="xs">{path}</Code>}
          <Refusal code={code} english={message} />
        </List.Item>
      ))}
    </List>
  );
}
