import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { Check, Languages, MonitorCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { choose, LANGUAGES, type Language } from '../words';

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

/** Appearance and language: kept in this browser. */
export function Preferences() {
  const { t, i18n } = useTranslation('navigation');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('appearance')}>
            <MonitorCog size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {SCHEMES.map((scheme) => (
            <Menu.Item
              key={scheme}
              onClick={() => setColorScheme(scheme)}
              rightSection={colorScheme === scheme && <Check size={14} aria-hidden />}
            >
              {t(scheme)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('language')}>
            <Languages size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(Object.keys(LANGUAGES) as Language[]).map((language) => (
            <Menu.Item
              key={language}
              lang={language}
              onClick={() => void choose(language)}
              rightSection={i18n.language === language && <Check size={14} aria-hidden />}
            >
              {LANGUAGES[language]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
