import type { en } from '../en';
import type { Translation } from '../translation';

export const forms: Translation<typeof en.forms> = {
  key: 'Kunci',
  keyHint: 'Namanya di API: a-z, 0-9, - dan _. Tidak dapat diubah lagi.',
  keyFixed: 'Namanya di API. Tidak dapat diubah.',
  name: 'Nama',
  active: 'Aktif',
  currency: 'Mata uang',
  price: 'Harga',
  tooFine: 'Desimalnya lebih banyak dari yang dikenal {{currency}}.',
  noLimit: 'Tanpa batas',
  from: 'Dari',
  until: 'Sampai',
  zoneHint: 'Dalam zona waktu Anda, {{zone}}',
  add: 'Tambah',
  remove: 'Hapus',
  edit: 'Ubah',
  lookupKey: 'Lookup key di Stripe',
  interval: 'Dibayar',
  intervals: { month: 'bulanan', year: 'tahunan' },
  timing: 'Dijual',
  timings: {
    atSale: 'saat pembelian',
    afterProof: 'setelah anggota merasakan manfaatnya',
    both: 'saat pembelian dan sesudahnya',
  },
};
