/**
 * The same keys in another language. Plurals: i18next picks `key_one` or `key_other`; a language without a singular form has only `_other`.
 */
export type Translation<Words> = {
  readonly [Key in keyof Words as Key extends `${string}_one` ? never : Key]: Words[Key] extends string
    ? string
    : Translation<Words[Key]>;
};
