import { useTranslation } from 'react-i18next';
import type { en } from '../words/en';
import { Tag } from './tag';

type Group = keyof typeof en.codes;

/** A code of the API in words; one that is newer than this page stands for itself. */
export function useCodes(): (group: Group, code: string) => string {
  const { t, i18n } = useTranslation('codes');
  return (group, code) => {
    const key = `${group}.${code}`;
    return i18n.exists(key, { ns: 'codes' }) ? String(t(key as never)) : code;
  };
}

/** A state in its colour and its word. */
export function State({ group, code }: { group: Group; code: string }) {
  const said = useCodes();
  return <Tag code={code}>{said(group, code)}</Tag>;
}
