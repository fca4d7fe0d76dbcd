import type { en } from '../en';
import type { Translation } from '../translation';

export const members: Translation<typeof en.members> = {
  title: 'Anggota',
  hint: 'Cari anggota, dan lihat mengapa ditawari atau tidak.',
  find: 'Cari',
  search: 'Id, email, atau nama',
  searchHint: 'Bagian awalnya',
  plan: 'Paket',
  anyPlan: 'Semua paket',
  status: 'Status',
  anyStatus: 'Semua',
  paying: 'Membayar',
  past_due: 'Pembayaran terlambat',
  leaving: 'Akan pergi',
  objected: 'Menolak',
  plan_unknown: 'Paket belum pasti',
  id: 'Anggota',
  email: 'Email',
  since: 'Sejak',
  timeZone: 'Zona waktu',
  locale: 'Bahasa',
  heldOut: 'Kelompok kontrol',
  none: 'Tidak ada yang ditemukan',
  noneHint: 'Anggota muncul begitu situs mengabarkannya: PUT /v1/members/{id}, atau npm run import.',
  noneFound: 'Tidak ada yang cocok. Cari dengan bagian awal id, email, atau nama.',
};
