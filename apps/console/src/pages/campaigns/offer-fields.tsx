import { MultiSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../../api/lists';
import { Filled } from '../catalogue/words-preview';
import type { CampaignForm } from './campaign-values';

/** The offers a campaign may make, each as a member would read it. */
export function OfferFields({ form }: { form: CampaignForm }) {
  const { t } = useTranslation('campaigns');
  const offers = useWhole('/v1/offers').data ?? [];
  const chosen = offers.filter(({ key }) => form.values.offerKeys.includes(key));
  return (
    <>
      <MultiSelect
        label={t('offers')}
        required
        searchable
        data={offers.map(({ key, words }) => ({ value: key, label: `${words.title} (${key})` }))}
        {...form.getInputProps('offerKeys')}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} hidden={chosen.length === 0}>
        {chosen.map(({ key, planKey, words }) => (
          <Stack key={key} gap={4}>
            <Text size="sm" c="dimmed">
              {t('arm', { offer: key, plan: planKey })}
            </Text>
            <Filled body={{ words }} />
          </Stack>
        ))}
      </SimpleGrid>
    </>
  );
}
