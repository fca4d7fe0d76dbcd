import { Select, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../../api/lists';
import { ListFields } from '../../forms/list-fields';
import { NumberField, PercentField } from '../../forms/number-field';
import type { Rules, RulesForm } from './rules';

type Own = Rules['plans'][string];

/** What differs for members on a plan; what is empty is as for all. */
export function ByPlanFields({ form }: { form: RulesForm }) {
  const { t } = useTranslation('policy');
  const plans = useWhole('/v1/plans').data ?? [];
  const { plans: own, threshold, theta, rho } = form.values;
  const free = plans.filter(({ key }) => !(key in own)).map(({ key }) => key);
  const [first] = free;
  const withField = (rules: Own, name: 'threshold' | 'theta' | 'rho', to: number | null): Own => {
    const others = Object.fromEntries(Object.entries(rules).filter(([other]) => other !== name));
    return to === null ? others : { ...others, [name]: to };
  };
  return (
    <ListFields
      value={Object.entries(own)}
      onChange={(to) => form.setFieldValue('plans', Object.fromEntries(to))}
      {...(first !== undefined && { fresh: (): [string, Own] => [first, {}] })}
      addLabel={t('addPlan')}
      nameOf={([plan]) => plan}
    >
      {([plan, rules], change) => {
        const props = (name: 'threshold' | 'theta' | 'rho', general: number) => ({
          label: t(`names.${name}`),
          value: rules[name] ?? null,
          placeholder: t('asForAll', { value: String(general) }),
          error: form.errors[`plans.${plan}.${name}`],
          onChange: (to: number | null) => change([plan, withField(rules, name, to)]),
        });
        return (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
            <Select
              label={t('plan')}
              data={[plan, ...free]}
              value={plan}
              allowDeselect={false}
              onChange={(key) => key && change([key, rules])}
            />
            <NumberField {...props('threshold', threshold)} />
            <PercentField {...props('theta', theta)} decimalScale={4} />
            <PercentField {...props('rho', rho)} />
          </SimpleGrid>
        );
      }}
    </ListFields>
  );
}
