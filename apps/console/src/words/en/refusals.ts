import type { Refusals } from '../refusals';

/** The api speaks English; only what its schemas say of a field is put into a person's words. */
export const refusals: Refusals = {
  sentences: {
    invalid_request: {
      'Invalid input: expected {{type}}, received undefined': 'This is needed.',
      'Invalid input: expected {{type}}, received null': 'This is needed.',
      'Invalid input: expected {{type}}, received NaN': 'This must be a number.',
      'Invalid input: expected int, received number': 'This must be a whole number.',
      'Invalid input: expected {{type}}, received {{given}}': 'This must be {{type}}, not {{given}}.',
      'Invalid option: expected one of {{options}}': 'This must be one of {{options}}.',
      'Too small: expected string to have >=1 characters': 'This must not be empty.',
      'Too small: expected array to have >=1 items': 'This must not be empty.',
      'Too small: expected string to have >={{least}} characters': 'This needs at least {{least}} characters.',
      'Too small: expected array to have >={{least}} items': 'This needs at least {{least}} entries.',
      'Too small: expected {{type}} to be >={{least}}': 'This must be at least {{least}}.',
      'Too small: expected {{type}} to be >{{least}}': 'This must be more than {{least}}.',
      'Too big: expected string to have <={{most}} characters': 'This may have at most {{most}} characters.',
      'Too big: expected array to have <={{most}} items': 'This may have at most {{most}} entries.',
      'Too big: expected {{type}} to be <={{most}}': 'This must be at most {{most}}.',
      'Too big: expected {{type}} to be <{{most}}': 'This must be less than {{most}}.',
      'Invalid email address': 'This is no e-mail address.',
      'Invalid URL': 'This is no address that begins with https://.',
      'Invalid ISO datetime': 'This is no date with a time.',
      'Invalid input': 'This does not fit.',
      'is the key of something else already': 'Something else has this key already.',
    },
  },
  figures: {
    type: {
      string: 'text',
      number: 'a number',
      int: 'a whole number',
      array: 'a list',
      object: 'an object',
      boolean: 'yes or no',
    },
    given: { string: 'text', number: 'a number', array: 'a list', object: 'an object', boolean: 'yes or no' },
  },
};
