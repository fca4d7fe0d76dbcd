import type { Refusals } from '../refusals';
import { faults } from './faults';

/** What the api refuses an operator, by its code. */
export const refusals: Refusals = {
  sentences: {
    invalid_request: faults,
    not_found: { '{{detail}}': 'Alamat ini tidak dikenal oleh layanan.' },
    rate_limited: {
      'too many tries to sign in; wait': 'Terlalu sering mencoba masuk. Tunggu sebentar.',
      '{{detail}}': 'Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.',
    },
    overloaded: {
      '{{viewers}} look on already; try again later': 'Sudah {{viewers}} orang yang melihat. Coba lagi nanti.',
      '{{detail}}': 'Terlalu banyak yang menunggu. Coba lagi sebentar lagi.',
    },
    body_too_large: { '{{detail}}': 'Isinya terlalu besar. Kirim sebagian-sebagian.' },
    request_in_progress: {
      'the same request is under way; ask again for its answer': 'Permintaan yang sama sedang dijalankan. Coba lagi.',
    },
    answer_lost: {
      'it was done, and its answer was lost: look at what there is':
        'Sudah dijalankan, tetapi jawabannya hilang. Lihat keadaannya sekarang.',
    },
    internal_error: { '{{detail}}': 'Ada yang salah di pihak layanan. Kesalahannya tercatat.' },
    dependency_unavailable: { '{{detail}}': 'Sebagian layanan tidak menjawab. Coba lagi.' },
    // access
    scope_missing: {
      'this route needs a key with the scope {{scopes}}, or a role that has it':
        'Untuk ini perlu peran yang punya cakupan {{scopes}}.',
      'this route declares no scope and is closed': 'Ini tertutup bagi semua orang.',
    },
    unauthenticated: { '{{detail}}': 'Anda belum masuk. Silakan masuk.' },
    sign_in_failed: {
      'the e-mail or the password is wrong, or the operator is disabled':
        'E-mail atau kata sandinya salah, atau akunnya dinonaktifkan.',
      'the password is wrong': 'Kata sandinya salah.',
    },
    csrf_refused: { '{{detail}}': 'Permintaan ini tidak datang dari konsol. Muat ulang halaman ini.' },
    confirmation_required: { '{{detail}}': 'Untuk ini kata sandi perlu diberikan sekali lagi.' },
    setup_link_invalid: {
      'the link is used up, too old or unknown; ask for a new one':
        'Tautan ini sudah dipakai, terlalu lama atau tidak dikenal. Mintalah yang baru.',
    },
    api_key_unknown: { 'no API key has the id {{id}}': 'Tidak ada kunci API dengan id {{id}}.' },
    api_key_revoked: {
      'a revoked key stays revoked; add a new one': 'Kunci yang dicabut tetap dicabut. Buatlah yang baru.',
    },
    operator_unknown: { 'no operator has the id {{id}}': 'Tidak ada operator dengan id {{id}}.' },
    last_admin: {
      'make another operator an administrator first': 'Jadikan dulu operator lain sebagai administrator.',
    },
    // members and plans
    member_unknown: {
      'no member has the id {{id}}; PUT {{path}} first': 'Tidak ada anggota dengan id {{id}}.',
      'no member has the id {{id}}': 'Tidak ada anggota dengan id {{id}}.',
      'the member of this sale is gone': 'Anggota dari penjualan ini sudah tidak ada.',
      'no member has the internal id {{id}}': 'Tidak ada anggota dengan id internal {{id}}.',
    },
    member_erased: {
      'a member with this id was erased; a new one needs another':
        'Anggota dengan id ini sudah dihapus. Yang baru perlu id lain.',
    },
    plan_unknown: {
      'the plan {{plan}} is gone': 'Paket {{plan}} sudah tidak ada.',
      'the plan of the member is gone': 'Paket anggota ini sudah tidak ada.',
      'no plan without a price exists; add one of rank 0':
        'Tidak ada paket tanpa harga. Tambahkan satu dengan peringkat 0.',
      'no plan is called {{plan}}': 'Tidak ada paket bernama {{plan}}.',
      'plans names {{plan}}, which is no plan': '“{{plan}}” di kebijakan ini bukan nama paket.',
      'the audience names {{plan}}, which is no plan': '“{{plan}}” di sasaran ini bukan nama paket.',
    },
    plan_in_use: {
      'another plan has rank {{rank}}; ranks are unique':
        'Paket lain sudah berperingkat {{rank}}. Pilih peringkat lain.',
      'the lookup key {{lookupKey}} belongs to plan {{plan}}': 'Lookup key {{lookupKey}} sudah milik paket {{plan}}.',
      'the price {{lookupKey}} cannot change; give the new price a new lookup key':
        'Harga {{lookupKey}} tidak bisa diubah. Beri harga baru itu lookup key yang baru.',
      'members pay by the price {{lookupKey}}; keep it in the list, behind the new one':
        'Masih ada anggota yang membayar dengan harga {{lookupKey}}. Biarkan di daftar, di belakang harga yang baru.',
    },
    signal_definition_unknown: { 'no signal is defined as {{name}}': 'Tidak ada sinyal bernama {{name}}.' },
    policy_invalid: {
      "cooldownDays {{cooldown}} outlasts the cap's {{days}} days":
        'Jeda {{cooldown}} hari lebih lama daripada {{days}} hari pada batas jumlahnya.',
    },
    model_unknown: { 'no model has the version {{version}}': 'Tidak ada model versi {{version}}.' },
    model_state: {
      'no model is active: the score rule is in force': 'Tidak ada model yang aktif: aturan skor yang berlaku.',
      'model {{version}} was trained on other features than are read now':
        'Model {{version}} dilatih dengan ciri yang berbeda dari yang dibaca sekarang.',
    },
    // campaigns
    template_invalid: { '{{part}}: {{reason}}': 'Templat {{part}} tidak bisa diisi: {{reason}}' },
    channel_unavailable: {
      'set SMTP_URL and MAIL_FROM to send e-mail': 'E-mail belum disiapkan: isi SMTP_URL dan MAIL_FROM.',
    },
    offer_unknown: { 'offerKeys names {{offer}}, which is no offer': 'Tidak ada penawaran bernama {{offer}}.' },
    campaign_unknown: { 'no campaign is called {{campaign}}': 'Tidak ada kampanye bernama {{campaign}}.' },
    campaign_state: {
      '{{campaign}} is {{status}}; only a draft can change':
        'Kampanye {{campaign}} {{status}}. Hanya rancangan yang bisa diubah.',
      '{{campaign}} is {{status}}, which does not allow this': 'Kampanye {{campaign}} {{status}}, jadi ini tidak bisa.',
    },
    campaign_not_in_future: {
      'startsAt has passed; leave it out to start now': 'Waktu mulainya sudah lewat. Kosongkan untuk mulai sekarang.',
      'the window has ended; give a later endsAt':
        'Rentang waktunya sudah berakhir. Beri waktu akhir yang lebih lambat.',
      '{{at}} is before {{now}}; give a later time':
        '{{at}} lebih awal daripada {{now}}. Beri waktu yang lebih lambat.',
    },
    campaign_window_invalid: { 'endsAt must be after startsAt': 'Waktu akhir harus sesudah waktu mulai.' },
    audience_empty: {
      'nobody fits the audience now; to start all the same, allowEmpty: true':
        'Saat ini tidak ada anggota yang cocok dengan sasaran.',
    },
    schedule_invalid: {
      'the campaign has a schedule; leave startsAt out, or take the schedule out':
        'Kampanye ini punya jadwal. Kosongkan waktu mulai, atau hapus jadwalnya.',
      'a {{trigger}} campaign runs from now on; leave startsAt out, or give one to its window':
        'Kampanye ini langsung berjalan. Kosongkan waktu mulai, atau atur rentang waktunya.',
      'a {{trigger}} campaign asks at good moments; take the schedule out':
        'Kampanye ini menawarkan pada saat yang baik. Hapus jadwalnya.',
    },
    cron_invalid: {
      '{{pattern}} is not a cron expression of five fields: {{reason}}':
        '{{pattern}} bukan ekspresi cron dengan lima bagian: {{reason}}',
    },
    cron_never_fires: {
      'the schedule has no time between now and the end of the window':
        'Jadwal ini tidak punya waktu antara sekarang dan akhir rentangnya.',
      '{{cron}} names no day that there ever is': '{{cron}} menyebut hari yang tidak pernah ada.',
    },
    time_zone_invalid: {
      '{{zone}} is neither member nor an IANA time zone such as Europe/Berlin':
        '{{zone}} bukan zona waktu IANA seperti Asia/Jakarta, dan bukan “member”.',
    },
    wave_unknown: {
      'no wave has the id {{wave}}': 'Tidak ada gelombang dengan id {{wave}}.',
      'the campaign has no wave {{wave}}': 'Kampanye ini tidak punya gelombang {{wave}}.',
    },
    // products
    product_unknown: {
      'nothing is called {{product}}': 'Tidak ada yang bernama {{product}}.',
      'no product called {{product}} is sold': 'Tidak ada produk {{product}} yang dijual.',
    },
    product_invalid: {
      'a product does not complement itself': 'Produk tidak bisa melengkapi dirinya sendiri.',
      'a product has one price per currency': 'Produk punya satu harga per mata uang.',
      'a plan is called {{plan}} already': 'Sudah ada paket bernama {{plan}}.',
      'the lookup key {{lookupKey}} belongs to something else': 'Lookup key {{lookupKey}} sudah dipakai.',
      'the price {{lookupKey}} cannot change; give the new price a new lookup key':
        'Harga {{lookupKey}} tidak bisa diubah. Beri harga baru itu lookup key yang baru.',
      'members pay by the price {{lookupKey}}; keep it in the list, behind the new one':
        'Masih ada anggota yang membayar dengan harga {{lookupKey}}. Biarkan di daftar, di belakang harga yang baru.',
    },
    bundle_invalid: {
      'the product cannot be what it is bundled with': 'Produk tidak bisa dipaketkan dengan dirinya sendiri.',
      'a reduction harms what does not go together: none of these names the product as a complement':
        'Tidak satu pun dari ini menyebut produknya sebagai pelengkap; potongan di sini hanya merugikan.',
      'the product has no price in {{currency}}': 'Produk ini tidak punya harga dalam {{currency}}.',
      'the bundle needs a lookup key of its own': 'Bundel ini perlu lookup key sendiri.',
      'the bundle must be cheaper than the product alone': 'Bundel harus lebih murah daripada produknya sendiri.',
      'say the margin of the product first, so that it is not sold at a loss':
        'Isi dulu margin produknya, supaya tidak dijual rugi.',
      '{{off}} off does not pay; at most {{most}} does':
        'Potongan {{off}} tidak menguntungkan; paling banyak {{most}}.',
    },
    sale_unknown: { 'no sale has the id {{id}}': 'Tidak ada penjualan dengan id {{id}}.' },
    // webhooks and jobs
    webhook_endpoint_unknown: {
      'no webhook endpoint has the id {{id}}': 'Tidak ada endpoint webhook dengan id {{id}}.',
    },
    webhook_endpoint_disabled: {
      'enable the endpoint first, then replay': 'Aktifkan dulu endpoint ini, lalu kirim ulang.',
    },
    webhook_url_invalid: {
      'give an address that starts with https:// (or http://), without a user':
        'Beri alamat yang dimulai dengan https:// (atau http://), tanpa nama pengguna.',
      'give an address that starts with https://, without a user or a port (in a network of your own: WEBHOOK_ALLOW_PRIVATE=true)':
        'Beri alamat yang dimulai dengan https://, tanpa nama pengguna atau port (di jaringan sendiri: WEBHOOK_ALLOW_PRIVATE=true).',
    },
    webhook_delivery_unknown: { 'no delivery has the id {{id}}': 'Tidak ada pengiriman dengan id {{id}}.' },
    job_unknown: { 'no job has the id {{id}}': 'Tidak ada tugas dengan id {{id}}.' },
    job_state: { 'only a dead job can be tried again': 'Hanya tugas yang mati yang bisa dicoba lagi.' },
    // Stripe
    subscription_live: {
      '{{detail}}': 'Anggota ini masih berlangganan. Akhiri dulu langganannya, atau batalkan di Stripe.',
    },
    change_in_progress: {
      'another plan change of this member is in progress; wait until it is settled':
        'Perubahan paket lain untuk anggota ini sedang berjalan. Tunggu sampai selesai.',
      'cancel the change that is under way first, or wait for its end':
        'Batalkan dulu perubahan yang sedang berjalan, atau tunggu sampai selesai.',
      '{{detail}}': 'Perubahan ini baru saja dijalankan. Lihat keadaannya sekarang.',
    },
    multiple_subscriptions: {
      'several live subscriptions were found; end all but one in Stripe first':
        'Ada beberapa langganan yang berjalan. Akhiri dulu semuanya kecuali satu di Stripe.',
    },
    plan_state_unknown: {
      "Stripe's answer is not clear ({{reason}}); nothing was changed":
        'Jawaban Stripe tidak jelas ({{reason}}); tidak ada yang diubah.',
    },
    price_unknown: {
      'plan {{plan}} has no price per {{interval}} in {{currency}}':
        'Paket {{plan}} tidak punya harga per {{interval}} dalam {{currency}}.',
      'product {{product}} has no price in {{currency}}': 'Produk {{product}} tidak punya harga dalam {{currency}}.',
      'Stripe has no price with the lookup key {{lookupKey}}; make it with npm run stripe:sync':
        'Stripe tidak punya harga dengan lookup key {{lookupKey}}. Buat dengan npm run stripe:sync.',
      'Stripe has no price with the lookup key {{lookupKey}}':
        'Stripe tidak punya harga dengan lookup key {{lookupKey}}.',
      'no plan has the price {{lookupKey}}': 'Tidak ada paket dengan harga {{lookupKey}}.',
    },
    stripe_unavailable: {
      'Stripe does not accept our key; check STRIPE_SECRET_KEY':
        'Stripe tidak menerima kunci kita. Periksa STRIPE_SECRET_KEY.',
      '{{detail}}': 'Stripe tidak menjawab sebagaimana mestinya. Coba lagi.',
    },
    stripe_refused: { '{{detail}}': 'Stripe menolak: {{detail}}' },
  },
  figures: {
    status: {
      draft: 'masih rancangan',
      scheduled: 'sudah terjadwal',
      running: 'sedang berjalan',
      paused: 'sedang dijeda',
      completed: 'sudah selesai',
      cancelled: 'sudah dibatalkan',
      failed: 'gagal',
    },
    interval: { month: 'bulan', year: 'tahun' },
    type: {
      string: 'teks',
      number: 'angka',
      int: 'bilangan bulat',
      array: 'daftar',
      object: 'objek',
      boolean: 'ya atau tidak',
    },
    given: { string: 'teks', number: 'angka', array: 'daftar', object: 'objek', boolean: 'ya atau tidak' },
  },
};
