import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState, type SyntheticEvent } from 'react';
import { asProblem, type Problem } from '../api/problem';
import { Refusal } from '../parts/refusal';

export interface ApiForm<Values extends object> {
  readonly form: UseFormReturnType<Values>;
  readonly submit: (event: SyntheticEvent<HTMLFormElement>) => void;
  readonly saving: boolean;
  /** The last refusal, until something is changed; its faults stand at their fields too. */
  readonly error: unknown;
}

/**
 * A form that the api checks: what it refuses is said at the field that it names. `fieldOf` names the field of a refusal that names none, by its code. The first field at fault gets the focus.
 * What was saved stays in the form, unless `startAgain` is called.
 */
export function useApiForm<Values extends object>(
  initialValues: Values,
  save: (values: Values, startAgain: () => void) => Promise<unknown>,
  fieldOf: Readonly<Record<string, string>> = {},
): ApiForm<Values> {
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useForm<Values>({ initialValues, onValuesChange: () => setError(null) });
  const send = async (values: Values) => {
    setSaving(true);
    setError(null);
    form.clearErrors();
    try {
      await save(values, form.reset);
    } catch (refusal) {
      const faults = faultsOf(asProblem(refusal), fieldOf);
      form.setErrors(faults);
      setError(refusal);
      const [first] = Object.keys(faults);
      if (first) form.getInputNode(first)?.focus();
    } finally {
      setSaving(false);
    }
  };
  return { form, submit: form.onSubmit((values) => void send(values)), saving, error };
}

/** A fault without a path is one of the key, which stands in the address. */
function faultsOf({ code, detail, errors }: Problem, fieldOf: Readonly<Record<string, string>>) {
  const field = fieldOf[code];
  if (field) return { [field]: <Refusal code={code} english={detail} /> };
  return Object.fromEntries(
    errors.map(({ path, message }) => [path || 'key', <Refusal key={path} code={code} english={message} />]),
  );
}
