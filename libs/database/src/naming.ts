import { DefaultNamingStrategy } from 'typeorm';

/** camelCase in code, snake_case in SQL. */
export class SnakeCase extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string): string {
    return customName || propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
