import type { en } from '../en';
import type { Translation } from '../translation';

export const queues: Translation<typeof en.queues> = {
  title: 'Antrean',
  hint: 'Pekerjaan yang menunggu, dan yang ditinggalkan.',
  waiting: 'Menunggu',
  waitingHint: 'sudah waktunya, belum masuk antrean',
  enqueued: 'Di antrean',
  enqueuedHint: 'atau sedang dikerjakan',
  later: 'Nanti',
  laterHint: 'belum waktunya',
  dead: 'Ditinggalkan',
  deadHint: 'setelah percobaan terakhir',
  oldest: 'yang tertua menunggu {{seconds}} d',
  deadJobs: 'Pekerjaan yang ditinggalkan',
  deadJobsHint:
    'Tidak ada yang mencobanya lagi. Cari tahu sebabnya, lalu coba lagi: pekerjaan yang berjalan dua kali tidak berbuat apa-apa pada kali kedua.',
  none: 'Tidak ada pekerjaan yang ditinggalkan',
  noneHint: 'Yang gagal dicoba lagi dengan sendirinya; yang terlihat di sini memerlukan orang.',
  job: 'Pekerjaan',
  attempts: 'Percobaan',
  error: 'Galat terakhir',
  since: 'Ditinggalkan',
  retry: 'Coba lagi',
  retryJob: 'Coba lagi {{name}} dari {{at}}',
  board: 'Buka papan antrean',
};
