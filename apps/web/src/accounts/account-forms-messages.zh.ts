import type { ACCOUNT_REFUSALS } from '@linli/domain/accounts/account-refusals.ts';

/** What only the forms of one's own account can be told. */
export type AccountFormsRefusal = Extract<
  keyof typeof ACCOUNT_REFUSALS,
  | 'account.demo_stays'
  | 'account.phone_taken'
  | 'account.two_factor_is_on'
  | 'account.two_factor_is_off'
  | 'account.two_factor_required'
>;
export const formsRefusalsZh: Record<AccountFormsRefusal, string> = {
  'account.demo_stays': '演示账号供大家共用，这一项不能改。',
  'account.phone_taken': '这个手机号已经用在别的账号上。',
  'account.two_factor_is_on': '两步验证已经开启。',
  'account.two_factor_is_off': '两步验证没有开启。',
  'account.two_factor_required': '您的职务要求两步验证，不能关闭。',
};

/** What the forms of 账号与安全 say; it travels with them, behind the first view, see app/light-messages.ts. */
export const accountFormsZh = {
  password: {
    current: '现在的密码',
    wrong: '现在的密码不对，请再试一次。',
    fresh: '新密码',
    meaning: '改好后，其他地方的登录都会退出；这里不用重新登录。',
    submit: '改为新密码',
  },
  phone: {
    label: '手机号',
    hint: '11 位，中国大陆手机号。只用来登录，不会显示给别人。',
    missing: '请填写手机号。',
    submit: '保存',
    remove: '删除手机号',
    kept: '手机号已保存，可以用它登录了。',
    removed: '手机号已删除。',
  },
  twoFactor: {
    app: '在手机上装一个验证器应用（如微软、谷歌的验证器，或密码管理软件）。',
    scan: '用它扫描二维码；扫不了，就把下面的密钥输入进去。',
    qr: '二维码：用验证器应用扫描',
    secret: '密钥',
    copySecret: '复制密钥',
    code: '输入应用里显示的 6 位验证码。',
    wrong: '验证码不对，请等下一个再试。',
    turnOn: '开启',
    renewMeaning: '换好以后，以前的恢复码全部失效。',
    removeMeaning: '关闭后，只凭密码就能登录，恢复码全部失效。',
    beginning: '正在准备…',
  },
  outside: {
    title: '统一账号',
    label: '统一账号',
    none: '没有关联。关联后，可以用{{label}}登录，不用再输密码。',
    since: '{{day}}关联，可以用{{label}}登录。',
    link: '关联{{label}}',
    change: '换一个{{label}}',
    remove: '取消关联',
    removed: '已取消关联，不能再用它登录。',
  },
  codes: {
    title: '请保存恢复码',
    lead: '手机丢了或换了，就用它们登录，每个只能用一次。只显示这一次，请打印或存在手机以外的地方。',
    copy: '复制',
    download: '下载',
    print: '打印',
    copied: '已复制',
    copyFailed: '没能复制，请手动选中复制。',
    fileName: '邻里恢复码-{{username}}.txt',
    fileTitle: '邻里 恢复码（用户名：{{username}}，{{day}}）',
    done: '我已保存好',
  },
  limited: {
    password: {
      title: '请先修改密码',
      lead: '{{name}}，您的密码不是自己设的，或已经用到期限。换一个新密码，就可以继续使用。',
    },
    twoFactor: {
      title: '请先设置两步验证',
      lead: '{{name}}，您的职务要求登录时除密码外再输一个验证码。设好以后，就可以继续使用。',
    },
  },
};
