import type { en } from '../en';
import type { Translation } from '../translation';

export const access: Translation<typeof en.access> = {
  signIn: 'Masuk',
  signInHint: 'Siapa yang ditanya, kapan, dan apakah ada hasilnya.',
  email: 'Email',
  password: 'Kata sandi',
  wrong: 'Email dan kata sandi tidak cocok. Setelah beberapa kali gagal, tunggu satu menit.',
  setUp: 'Selamat datang di Tierlift',
  setUpHint: 'Tentukan cara Anda masuk. Tautan ini hanya berlaku sekali.',
  yourName: 'Nama Anda',
  newPassword: 'Kata sandi baru',
  newPasswordHint: 'Sedikitnya 12 karakter; beberapa kata yang mudah Anda ingat paling baik.',
  begin: 'Mulai',
  linkInvalid: 'Tautan ini tidak berlaku lagi',
  linkInvalidHint:
    'Tautan sudah dipakai atau lebih dari satu jam. Tierlift mencetak tautan baru saat dimulai ulang, atau admin dapat mengundang Anda lagi.',
  signOut: 'Keluar',
  confirm: 'Pastikan bahwa ini Anda',
  confirmHint: 'Tindakan ini menjangkau banyak orang atau tidak dapat dibatalkan.',
  confirmWrong: 'Itu bukan kata sandi Anda.',
  goOn: 'Lanjutkan',
  role: {
    viewer: 'Pengamat',
    marketer: 'Pemasar',
    admin: 'Admin',
  },
};
