import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from './empty';

/** From so many rows on a list is searched rather than read. */
const MANY = 12;

interface SearchedProps<Row> {
  /** The whole list. */
  readonly rows: readonly Row[];
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A list with a search over all that its rows say, once it is long. */
export function Searched<Row>({ rows, children }: SearchedProps<Row>) {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  if (rows.length < MANY) return children(rows);
  const wanted = sought.trim().toLowerCase();
  const found = rows.filter((row) => textsOf(row).some((text) => text.toLowerCase().includes(wanted)));
  return (
    <>
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<Search size={16} aria-hidden />}
        maw={360}
        value={sought}
        onChange={({ currentTarget }) => setSought(currentTarget.value)}
      />
      {found.length > 0 ? children(found) : <Empty title={t('nothingFound')} />}
    </>
  );
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
