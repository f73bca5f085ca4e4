import type { ACCOUNT_REFUSALS } from '@linli/domain/accounts/account-refusals.ts';

const refusals: Record<keyof typeof ACCOUNT_REFUSALS, string> = {
  'sign_in.wrong_name_or_password': '用户名（或手机号）或密码不对，或错了太多次。请检查大小写，过一会儿再试。',
  'sign_in.wrong_code': '验证码不对，或试得太多。请过一会儿再试。',
  'sign_in.begin_again': '等得太久了，请重新登录。',
  'account.password_must_change': '请先修改密码，再继续使用。',
  'account.two_factor_must_set_up': '请先设置两步验证，再继续使用。',
  'account.confirm_identity': '没有确认是您本人，这一步没有做。',
  'account.wrong_password_or_code': '密码或验证码不对，请再试一次。',
  'account.no_password': '您的账号没有设密码，请重新登录一次。',
  'account.demo_stays': '演示账号供大家共用，这一项不能改。',
  'account.phone_taken': '这个手机号已经用在别的账号上。',
  'account.two_factor_is_on': '两步验证已经开启。',
  'account.two_factor_is_off': '两步验证没有开启。',
  'account.two_factor_required': '您的职务要求两步验证，不能关闭。',
  'account.person_not_allowed': '此人还担任不归您任免的职务，请由上级单位办理。',
  'account.own_account': '自己的账号请在“账号与安全”里处理。',
  'account.session_not_found': '这处登录已经退出。',
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
  signIn: {
    title: '登录',
    lead: '供社区工作者、街道和区干部、志愿者使用。居民反映问题不需要登录。',
    first: '请先登录。登录后会回到刚才的页面。',
    ended: '登录已结束：太久没有操作、到了登录时限，或已在别处退出。请重新登录，刚才的页面和填写的内容都还在。',
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
  confirm: {
    title: '确认是您本人',
    lead: '这一步比较重要，请再输入一次登录密码。确认后 {{minutes}} 分钟内不再询问。',
    submit: '确认并继续',
    submitting: '正在确认…',
    confirmed: '已确认，正在继续。',
    cancelled: '没有确认，这一步没有做。',
    signInAgain: '退出，重新登录',
  },
};
