import type { en } from '../en';
import type { Translation } from '../translation';

export const audit: Translation<typeof en.audit> = {
  title: 'Catatan audit',
  hint: 'Siapa mengubah apa, dan kapan. Tidak ada yang dapat mengubah atau menghapusnya.',
  action: 'Tindakan',
  actionHint: 'Misalnya PUT /v1/policy',
  actor: 'Siapa',
  at: 'Kapan',
  subject: 'Apa',
  detail: 'Bidang yang diisi',
  kind: { key: 'kunci', operator: 'operator', system: 'layanan' },
  none: 'Belum ada yang tercatat',
  noneHint: 'Setiap perubahan oleh kunci atau operator meninggalkan satu baris di sini.',
};
