import type { en } from '../en';
import type { Translation } from '../translation';

export const experiments: Translation<typeof en.experiments> = {
  title: 'Percobaan',
  hint: 'Penawaran untuk paket yang sama, saling dibandingkan.',
  span: 'Rentang waktu',
  days: '{{days}} hari terakhir',
  empty: 'Tidak ada percobaan yang berjalan',
  emptyHint:
    'Beri kampanye dua penawaran untuk paket yang sama: tiap anggota mendapat satu, dan keduanya dibandingkan di sini.',
  experiment: '{{campaign}}: penawaran untuk {{plan}}',
  byRule: 'Bagian mengikuti, tiap malam, peluang menjadi yang terbaik.',
  byHand: 'Bagian sesuai bobot dalam kebijakan.',
  weigh: 'Ubah bagian',
  offer: 'Penawaran',
  share: 'Bagian',
  asked: 'Ditawari',
  accepted: 'Diterima',
  acceptance: 'Penerimaan',
  between: '{{share}} ({{low}} sampai {{high}})',
  paid: 'Dibayar',
  refunded: 'Dikembalikan',
  best: 'Peluang menjadi terbaik',
};
