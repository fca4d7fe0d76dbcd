import { Accordion, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What the api says that each figure means. */
export function Meaning({ definitions }: { definitions: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('reports');
  return (
    <Accordion variant="contained">
      <Accordion.Item value="meaning">
        <Accordion.Control>{t('meaning')}</Accordion.Control>
        <Accordion.Panel>
          {Object.entries(definitions).map(([figure, meaning]) => (
            <Text key={figure} size="sm" mb={6}>
              <Text span inherit fw={600}>
                {figure}
              </Text>{' '}
              {meaning}
            </Text>
          ))}
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
