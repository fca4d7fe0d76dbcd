import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { useFigures } from '../../parts/figures';
import { Read } from '../../parts/read';
import { Tile } from '../../parts/tile';

export function HoldoutTab() {
  const { t } = useTranslation('settings');
  const { whole, share } = useFigures();
  const holdout = queries.useQuery('get', '/v1/holdout');
  return (
    <Card title={t('holdout')} hint={t('holdoutHint')}>
      <Read from={holdout}>
        {(held) => (
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
            <Tile label={t('share')} value={share(held.share)} hint={`${t('stage')}: ${t(`stages.${held.stage}`)}`} />
            <Tile
              label={t('mayBeAsked')}
              value={whole(held.members.asked)}
              hint={t('counted', { count: held.exposed.asked })}
            />
            <Tile
              label={t('heldOutMembers')}
              value={whole(held.members.heldOut)}
              hint={t('counted', { count: held.exposed.heldOut })}
            />
            <Tile
              label={t('salt')}
              value={held.saltIsOwn ? t('saltOwn') : t('saltShared')}
              hint={held.saltIsOwn ? t('saltOwnHint') : t('saltSharedHint')}
            />
          </SimpleGrid>
        )}
      </Read>
    </Card>
  );
}
