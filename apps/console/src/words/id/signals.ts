import type { en } from '../en';
import type { Translation } from '../translation';

export const signals: Translation<typeof en.signals> = {
  title: 'Sinyal',
  hint: 'Yang dilakukan anggota, dan artinya bagi saat untuk menawarkan.',
  define: 'Tetapkan sinyal',
  catalogue: 'Katalog sinyal',
  catalogueHint: 'Nama yang tidak ada di sini disimpan, tetapi tidak dihitung.',
  empty: 'Belum ada yang ditetapkan',
  emptyHint:
    'Tetapkan arti sinyal situs Anda: mana yang menyenangkan, mana yang menunjukkan kebutuhan, mana yang mengganggu.',
  name: 'Nama',
  nameHint: 'Seperti dikirim situs, misalnya content_completed.',
  family: 'Keluarga',
  families: {
    positive: 'Pengalaman baik: membuat saatnya lebih baik.',
    need: 'Diinginkan lebih dari yang diberikan paket: membuat saatnya lebih baik.',
    negative: 'Pengalaman buruk: menahan penawaran selama masih segar.',
    neutral: 'Disimpan, dan tidak dihitung.',
  },
  weight: 'Bobot',
  weightHint: 'Poin untuk tiap kejadian, atau tiap satuan nilainya.',
  valueCap: 'Nilai dihitung sampai',
  valueCapHint: 'Kosong: seluruhnya.',
  activity: 'Aktivitas',
  activityHint: 'Poin aktivitas jangka panjang.',
  milestone: 'Tonggak',
  onlyFirst: 'hanya yang pertama',
  milestoneHint: 'Tonggak: hanya yang pertama dari anggota yang dihitung',
  meaning: 'Arti',
  fromNextOn: 'Berlaku mulai sinyal berikutnya.',
  forget: 'Hapus ketetapan',
  forgetAsk: 'Mulai sinyal berikutnya, nama ini tidak dihitung. Yang sudah dihitung tetap.',
};
