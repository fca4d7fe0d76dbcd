import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFigures } from '../../parts/figures';
import classes from './interval-bar.module.css';

interface IntervalBarProps {
  readonly share: number;
  /** Right at every look, however often one looks. */
  readonly always: { readonly low: number; readonly high: number };
}

/** A share between 0 and 100 %, with the interval that it lies in. */
export function IntervalBar({ share, always: { low, high } }: IntervalBarProps) {
  const { t } = useTranslation('experiments');
  const figures = useFigures();
  const percent = (of: number) => `${100 * of}%`;
  return (
    <div className={classes.figure}>
      <Text size="sm">
        {t('between', { share: figures.share(share), low: figures.share(low, 0), high: figures.share(high, 0) })}
      </Text>
      <div className={classes.track} aria-hidden>
        <div className={classes.interval} style={{ insetInlineStart: percent(low), width: percent(high - low) }} />
        <div className={classes.estimate} style={{ insetInlineStart: percent(share) }} />
      </div>
    </div>
  );
}
