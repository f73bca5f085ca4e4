import type { SessionEnd } from '@linli/domain/accounts/session.ts';
import type { ACCOUNT_REFUSALS } from '@linli/domain/accounts/account-refusals.ts';
import type { AccountFormsRefusal } from './account-forms-messages.zh.ts';
import type { AccountOfficeRefusal } from './office-messages.zh.ts';

const refusals: Record<Exclude<keyof typeof ACCOUNT_REFUSALS, AccountOfficeRefusal | AccountFormsRefusal>, string> = {
  'sign_in.wrong_name_or_password': '用户名（或手机号）或密码不对，或错了太多次。请检查大小写，过一会儿再试。',
  'sign_in.wrong_code': '验证码不对，或试得太多。请过一会儿再试。',
  'sign_in.begin_again': '等得太久了，请重新登录。',
  'sign_in.account_disabled': '账号已停用，不能登录。请联系为您开通账号的单位。',
  'sign_in.outside_off': '这里没有接入统一账号，请用密码登录。',
  'sign_in.outside_away': '统一账号那边暂时连不上。请稍后再试，或用密码登录。',
  'sign_in.outside_cancelled': '您在统一账号那边取消了，这一步没有做。',
  'sign_in.outside_begin_again': '等得太久了，或不是从这个浏览器开始的，请从头再来。',
  'sign_in.outside_failed': '统一账号返回的信息核实不了，这一步没有做。请再试一次，还不行请联系管理员。',
  'sign_in.outside_not_linked': '这个统一账号还没有关联。请先用密码登录，在“账号与安全”里关联，以后就能用它登录。',
  'account.outside_taken': '这个统一账号已经关联到另一个账号。',
  'account.password_must_change': '请先修改密码，再继续使用。',
  'account.two_factor_must_set_up': '请先设置两步验证，再继续使用。',
  'account.confirm_identity': '没有确认是您本人，这一步没有做。',
  'account.wrong_password_or_code': '密码或验证码不对，请再试一次。',
  'account.no_password': '您的账号没有设密码，请重新登录一次。',
  'account.session_not_found': '这处登录已经退出。',
};

/** Why somebody who was signed in has to sign in again. */
const ended: Record<SessionEnd | 'unknown', string> = {
  idle: '太久没有操作，已自动退出。',
  longest: '已到登录时限，自动退出。',
  elsewhere: '您在别处让这里退出了登录。',
  office: '您的账号由上级单位退出了登录。',
  password: '密码已修改，这里已退出登录。',
  second_factor: '两步验证已变动，这里已退出登录。',
  rights: '您的任职已结束，这里已退出登录。',
  disabled: '账号已停用。请联系为您开通账号的单位。',
  unknown: '登录已结束。',
};

/** Whatever says a password: it travels with the pages that ask for one, see app/light-messages.ts. */
export const accountsZh = {
  refusals,
  password: {
    label: '密码',
    show: '显示密码',
    hide: '隐藏密码',
    capsLock: '大写锁定已打开。',
    missing: '请填写密码。',
    rule: '{{minimum}} 到 {{maximum}} 个字，用一句话最好记。别用生日、电话。',
    ruleMixed: '{{minimum}} 到 {{maximum}} 个字；小写字母、大写字母、数字、其他符号至少 {{kinds}} 种；不能有用户名。',
    fits: '符合要求。',
  },
  code: {
    label: '验证码',
    hint: '打开手机上的验证器应用，输入 6 位数字；输满会自动提交。',
    missing: '请输入 6 位验证码。',
    recoveryLabel: '恢复码',
    recoveryHint: '开启两步验证时保存的 10 位字母和数字，每个只能用一次。',
    recoveryMissing: '请输入 10 位恢复码。',
    useRecovery: '手机不在身边？用恢复码',
    useApp: '改用手机上的验证码',
    beginAgain: '重新登录',
    submit: '继续',
    submitting: '正在核对…',
  },
  signIn: {
    title: '登录',
    lead: '供社区工作者、街道和区干部、志愿者使用。居民反映问题不需要登录。',
    first: '请先登录。登录后会回到刚才的页面。',
    ended,
    again: '请重新登录，刚才的页面和填写的内容都还在。',
    name: '用户名或手机号',
    nameMissing: '请填写用户名或手机号。',
    submit: '登录',
    submitting: '正在登录…',
    forgotten: '忘了密码？请联系为您开通账号的单位。',
    other: '换一个账号登录',
    demoTitle: '演示账号',
    demoHint: '点一个就会填好，再按“登录”。',
    toPublic: '我是居民，要反映问题或查进展',
  },
  outside: {
    label: '统一账号',
    signIn: '用{{label}}登录',
    signInAside: '用{{label}}登录（打开新窗口）',
    leaving: '正在前往登录页面…',
    arriving: '正在核对，请稍候…',
    goBack: '已经登录。请关闭这个窗口，回到刚才的页面继续。',
    backToSignIn: '返回登录',
    linkTitle: '关联统一账号',
    linked: '已经关联，以后可以用它登录。',
    backToAccount: '返回账号与安全',
  },
  confirm: {
    title: '确认是您本人',
    lead: '这一步比较重要，请再确认一次。确认后 {{minutes}} 分钟内不再询问。',
    byCode: '改用验证码确认',
    byPassword: '改用密码确认',
    submit: '确认并继续',
    submitting: '正在确认…',
  },
};
