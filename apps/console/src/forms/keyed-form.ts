import { useNavigate } from 'react-router';
import { Problem } from '../api/problem';
import { useApiForm, type ApiForm } from './api-form';

/** Said by the page in the way of the api. */
const KEY_TAKEN = 'is the key of something else already';

interface KeyedFormOptions<Values> {
  /** What is changed; absent: something new is made. */
  readonly one: Values | undefined;
  readonly fresh: Values;
  readonly all: readonly Values[];
  readonly keyOf: (values: Values) => string;
  readonly put: (values: Values) => Promise<unknown>;
  /** Where it is seen once it is saved. */
  readonly then: (values: Values) => string;
  readonly fieldOf?: Readonly<Record<string, string>>;
}

/** A form for something that is saved under its key. */
export function useKeyedForm<Values extends object>({
  one,
  fresh,
  all,
  keyOf,
  put,
  then,
  fieldOf,
}: KeyedFormOptions<Values>): ApiForm<Values> {
  const navigate = useNavigate();
  const save = async (values: Values) => {
    const key = keyOf(values);
    // saving under a key changes what has it already; somebody who makes something new does not mean that
    if (!one && all.some((other) => keyOf(other) === key))
      throw new Problem('invalid_request', KEY_TAKEN, 422, [{ path: 'key', message: KEY_TAKEN }]);
    await put(values);
    await navigate(then(values));
  };
  return useApiForm(one ?? fresh, save, fieldOf);
}
