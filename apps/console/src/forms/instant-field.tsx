import { TextInput, type TextInputProps } from '@mantine/core';

interface InstantFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}

/** An instant, picked in the operator's own zone with the browser's own picker; empty is null. */
export function InstantField({ value, onChange, ...input }: InstantFieldProps) {
  return (
    <TextInput
      {...input}
      type="datetime-local"
      value={value ? localTime(new Date(value)) : ''}
      onChange={({ currentTarget: { value: picked } }) => onChange?.(picked ? new Date(picked).toISOString() : null)}
    />
  );
}

/** 2026-03-29T09:00, as it is here. */
function localTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
