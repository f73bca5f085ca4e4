import type { JOB_REFUSALS } from '@linli/domain/jobs/job-refusals.ts';
import type { JobName, RunState } from '@linli/domain/jobs/job.ts';

const refusals: Record<keyof typeof JOB_REFUSALS, string> = {
  'job.not_found': '没有这个任务。',
  'job.run_not_found': '没有找到这次运行。',
  'job.needs_payload': '这个任务由系统按需安排，不能手动运行。',
  'job.already_waiting': '已经有一次在等待运行。',
  'job.not_dead': '这次运行已经不是失败状态了。',
};

const name: Record<JobName, string> = {
  'accounts.delete_expired': '清理过期的登录和登录失败记录',
  'audit.prune_events': '清除到期的审计记录',
  'audit.seal_events': '封存审计记录',
  'audit.send_head': '向外发送封存摘要',
  'requests.delete_expired_keys': '清理过期的请求答复',
  'residents.delete_expired_exports': '删除过期的居民名单导出',
  'residents.delete_expired_rolls': '删除过期的导入预览',
  'residents.find_duplicates': '寻找疑似重复的档案',
  'residents.import_roll': '导入大花名册',
  'residents.make_export': '导出大居民名单',
  'sign_in.delete_expired_links': '清理过期的登录链接',
  'tickets.climb_missed': '临期预警、逾期上报',
  'tickets.resume_suspended': '挂账到期的工单恢复办理',
  'volunteers.settle_places': '志愿任务候补名额到期递补',
};

const state: Record<RunState, string> = { waiting: '等待', running: '运行中', done: '完成', dead: '失败' };

export const jobsZh = {
  refusals,
  name,
  state,
  title: '后台任务',
  lead: '系统自己按时间做的事。失败的会自动重试，几次都不成才留在这里。',
  list: '任务列表',
  column: {
    name: '任务',
    schedule: '时间',
    next: '下次',
    last: '上次完成',
    waiting: '等待',
    running: '运行中',
    done: '24 小时内完成',
    dead: '失败',
    actions: '操作',
  },
  onDemand: '按需',
  every: { minute: '每分钟', minutes: '每 {{count}} 分钟', hour: '每小时第 {{minute}} 分', day: '每天 {{time}}' },
  never: '还没有',
  dead: '{{count}} 次失败待处理',
  runNow: '立即运行',
  runNowOf: '立即运行：{{name}}',
  queued: '已安排，马上运行。',
  showRuns: '运行记录',
  runsOf: '{{name}}的运行记录',
  allStates: '全部',
  onlyState: '状态',
  noRuns: '没有这样的运行记录',
  attempts: '第 {{count}} 次，共 {{most}} 次',
  notBegun: '尚未开始',
  tookMs: '用时 {{seconds}} 秒',
  retry: '再试一次',
  retried: '已安排再试。',
  loadMore: '再看一些',
  run: { state: '状态', created: '安排', finished: '结束', attempts: '尝试', error: '原因', actions: '操作' },
};
