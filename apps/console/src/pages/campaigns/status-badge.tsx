import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { Tag } from '../../parts/tag';

export function StatusBadge({ status }: { status: Schema<'Campaign'>['status'] }) {
  const { t } = useTranslation('campaigns');
  return <Tag code={status}>{t(`statuses.${status}`)}</Tag>;
}
