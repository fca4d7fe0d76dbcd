import type { en } from '../en';
import type { Translation } from '../translation';

export const navigation: Translation<typeof en.navigation> = {
  main: 'Utama',
  open: 'Buka menu',
  measure: 'Ukur',
  ask: 'Tawarkan',
  sell: 'Jual',
  run: 'Jalankan',
  overview: 'Ikhtisar',
  reports: 'Laporan',
  members: 'Anggota',
  campaigns: 'Kampanye',
  signals: 'Sinyal',
  products: 'Produk',
  plans: 'Paket & penawaran',
  sales: 'Penjualan',
  queues: 'Antrean',
  audit: 'Catatan audit',
  settings: 'Pengaturan',
  appearance: 'Tampilan',
  light: 'Terang',
  dark: 'Gelap',
  auto: 'Seperti perangkat',
  language: 'Bahasa',
  account: 'Akun Anda',
};
