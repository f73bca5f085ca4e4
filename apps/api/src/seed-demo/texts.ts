import type { TicketCategory } from '@linli/domain/tickets/ticket.ts';

/** One kind of matter as residents bring it, and how it usually ends. `{楼}` becomes a building. */
export interface Matter {
  readonly title: string;
  readonly description: string;
  readonly solution: string;
  /** What volunteers may know beforehand; absent where they cannot help. */
  readonly brief?: string;
}

/** Written by hand; nobody real is meant. */
export const MATTERS: Record<TicketCategory, readonly Matter[]> = {
  environment: [
    {
      title: '{楼}门前垃圾桶满了没人清',
      description: '从昨天下午起就满了，垃圾袋堆到了地上，有异味，还招野猫。',
      solution: '已联系保洁当天清运，并在该点位增加一次午间清运。',
    },
    {
      title: '{楼}楼道里堆着旧家具',
      description: '一楼楼梯口放着旧沙发和纸箱，老人上下楼要侧着身子，也怕着火。',
      solution: '已上门与住户沟通，旧沙发和纸箱当天搬走，楼道恢复畅通。',
      brief: '帮一户居民把楼道里的旧沙发和纸箱搬到楼下清运点，需要两个人，约一小时。',
    },
    {
      title: '小广场落叶和烟头多',
      description: '早上孩子在小广场玩，地上烟头很多，长椅下面也没扫。',
      solution: '已组织清扫，并在小广场两侧增设灭烟桶。',
      brief: '周末一起清扫小广场，社区备好夹子和垃圾袋，约一个半小时。',
    },
    {
      title: '{楼}墙面有小广告',
      description: '单元门两边贴满了开锁和疏通的小广告，撕了又贴。',
      solution: '已清除并补刷墙面，留存的电话已报给城管部门。',
      brief: '清理两个单元门口的小广告，工具由社区提供，约一小时。',
    },
    {
      title: '绿化带里有人倒装修垃圾',
      description: '{楼}南侧绿化带倒了七八袋水泥块和碎瓷砖。',
      solution: '查到是楼内装修所留，已由施工方清走并恢复绿地。',
    },
    {
      title: '下雨后{楼}前积水没过脚面',
      description: '每次下雨都积一大片，老人和孩子只能绕行。',
      solution: '已疏通两处雨水口，清出淤泥半车，雨后复查不再积水。',
    },
    {
      title: '流浪狗常在{楼}附近',
      description: '两只较大的狗，傍晚在楼前转，孩子放学不敢过。',
      solution: '已联系犬只收容部门带走，未发现伤人。',
    },
  ],
  facilities: [
    {
      title: '{楼}楼道灯不亮',
      description: '三楼到五楼的声控灯都不亮，晚上要打手电上楼。',
      solution: '更换声控灯三盏，已试亮。',
    },
    {
      title: '小广场健身器材松动',
      description: '太空漫步机的踏板螺丝松了，一踩就响，怕伤到老人。',
      solution: '维修人员已紧固螺丝并更换两个轴套，可以正常使用。',
    },
    {
      title: '{楼}门前路面塌了一块',
      description: '井盖旁边塌下去有脸盆大，晚上看不见。',
      solution: '先围挡，后由市政填平并重铺沥青。',
    },
    {
      title: '小区东门门禁刷不开',
      description: '昨天起门禁卡都没反应，只能等人从里面出来。',
      solution: '更换读卡器，原有门禁卡不用重办。',
    },
    { title: '{楼}前路灯一闪一闪', description: '晚上一直闪，正对着二楼卧室。', solution: '路灯镇流器损坏，已更换。' },
    {
      title: '无障碍坡道扶手断了',
      description: '{楼}坡道的扶手焊口断开，坐轮椅的邻居上不去。',
      solution: '扶手已重新焊接并加固，坡道恢复使用。',
    },
    {
      title: '居民活动室门锁坏了',
      description: '下午去下棋，钥匙转不动，门开不了。',
      solution: '已换锁芯，新钥匙交给了棋牌小组。',
    },
    {
      title: '公告栏玻璃碎了',
      description: '小区公告栏的玻璃裂了一角，碎玻璃掉在地上。',
      solution: '已清理碎玻璃并换上新板。',
    },
  ],
  safety: [
    {
      title: '{楼}有人在楼道给电动车充电',
      description: '一楼楼道里拉了线充电，离木门很近。',
      solution: '已当场断电移车，并带车主到充电棚办了充电卡。',
    },
    {
      title: '井盖丢失',
      description: '{楼}北侧小路上一个井盖不见了，现在用树枝插着。',
      solution: '半小时内设了围挡，当天补装新井盖。',
    },
    {
      title: '消防通道被私家车堵住',
      description: '{楼}东侧消防通道每天晚上停三四辆车。',
      solution: '已逐一通知挪车，重新划线，并请物业晚间巡查。',
    },
    {
      title: '外墙皮有脱落',
      description: '{楼}西山墙掉下来一块墙皮，差点砸到人。',
      solution: '已设警戒带并清除松动墙皮，维修计划已报房产部门。',
    },
    {
      title: '楼道里闻到煤气味',
      description: '{楼}二单元一楼和二楼之间有煤气味，开窗后轻一些。',
      solution: '燃气公司到场检测，更换一户老化的软管，复测合格。',
    },
    {
      title: '电线垂下来',
      description: '{楼}门前一根线垂到人头高，不知道带不带电。',
      solution: '经查为废弃的网线，已剪除并清理同一处的杂线。',
    },
  ],
  noise: [
    {
      title: '{楼}夜里装修',
      description: '连着三天晚上九点以后还在打孔，孩子睡不着。',
      solution: '已与住户和施工队约定施工时间，晚间不再作业。',
    },
    {
      title: '广场舞音响声音太大',
      description: '早上六点就开始，窗户关着也听得清歌词。',
      solution: '与领队商定七点以后开始，音量调到约定的标记。',
      brief: '早上七点前后在小广场提醒健身队调低音量，带一份音量约定。',
    },
    {
      title: '楼上夜里拖桌椅',
      description: '差不多每天十一点以后都有拖椅子的声音，上门说过一次没用。',
      solution: '上门调解，住户同意给桌椅腿加垫，社区送了两套脚垫。',
    },
    {
      title: '烧烤店排风扇轰鸣',
      description: '{楼}楼下的店排风扇响到半夜，玻璃都在震。',
      solution: '店家加装减震垫和隔音罩，晚十点后关机。',
    },
    {
      title: '邻居的狗整天叫',
      description: '白天主人不在家，狗一直叫，{楼}上下几家都受影响。',
      solution: '与主人商量后白天寄养在亲戚家，近一周没有再接到反映。',
    },
  ],
  elderly_care: [
    {
      title: '独居老人需要有人陪同取药',
      description: '老人腿脚不便，药吃到后天，子女在外地。',
      solution: '志愿者陪同取药并送到家，已和子女通了电话。',
      brief: '陪一位老人去社区卫生服务中心取药，来回约一个半小时。',
    },
    {
      title: '帮老人换灯泡',
      description: '厨房的灯坏了，老人够不着，不敢踩凳子。',
      solution: '已换上新灯泡，顺便检查了其余灯具和插座。',
      brief: '帮一位老人换厨房灯泡，社区备好灯泡和梯子，约二十分钟。',
    },
    {
      title: '老人两天没出门，邻居担心',
      description: '平时每天下楼，这两天敲门应声很轻。',
      solution: '已上门看望，老人感冒在家，联系了社区医生和女儿。',
    },
    {
      title: '想给老人装扶手',
      description: '卫生间没有扶手，上周滑了一下。',
      solution: '已按适老化改造办法上门量尺寸，扶手装好并试用。',
    },
    {
      title: '请人帮老人读一读医院的通知',
      description: '老人眼睛不好，有一封复查通知看不清。',
      solution: '志愿者上门读了通知，并帮忙约好了复查时间。',
      brief: '上门给一位老人读信，并记下复查时间，约半小时。',
    },
    {
      title: '助餐点送饭晚了',
      description: '这周有两天十二点半才送到，老人有糖尿病不能饿。',
      solution: '已与助餐点调整路线，老人排在第一批，十一点四十前送到。',
    },
    {
      title: '老人手机不会用，交不了水费',
      description: '催缴短信看不懂，怕被骗。',
      solution: '志愿者上门教会缴费，并把常用步骤写在了纸上。',
      brief: '上门教一位老人用手机缴水费，需要耐心，约一小时。',
    },
  ],
  documents: [
    {
      title: '想开居住证明',
      description: '孩子上学要用，不清楚需要带什么材料。',
      solution: '已告知所需材料，居民带身份证和租房合同来窗口，当场开具。',
    },
    {
      title: '老年优待证怎么办',
      description: '今年刚满六十五岁，不知道在哪里办。',
      solution: '已电话说明，并帮助预约了办理时间。',
    },
    {
      title: '户口本上的地址变更',
      description: '搬到{楼}以后还没改地址，周末能不能办？',
      solution: '派出所周六上午受理，已告知材料和地点。',
    },
    {
      title: '失业登记需要什么',
      description: '上个月离职，想登记并领失业金。',
      solution: '已指导在手机上登记，并约好周三到社区核对材料。',
    },
    {
      title: '残疾证到期换证',
      description: '家人行动不便，能不能上门评定？',
      solution: '已联系区残联列入下一批上门评定，并告知日期。',
    },
  ],
  benefits: [
    {
      title: '咨询低保申请',
      description: '家里一人生病一人没有工作，想问够不够条件。',
      solution: '已上门了解情况，符合申请条件，材料已备齐报街道。',
    },
    {
      title: '高龄津贴这个月没到账',
      description: '往常十号到，今天还没有。',
      solution: '经查银行卡过期，已协助换卡，津贴将补发。',
    },
    {
      title: '想申请临时救助',
      description: '住院花费大，出院后暂时没有收入。',
      solution: '已受理并报街道审核，先帮助联系了慈善帮扶。',
    },
    {
      title: '医保缴费重复扣款',
      description: '手机和银行各扣了一次。',
      solution: '已核对缴费记录并提交退费申请，十五个工作日内退回。',
    },
    {
      title: '独生子女父母奖励怎么领',
      description: '听说退休后可以领，{楼}的邻居已经领了。',
      solution: '已说明领取条件并帮助填好申请表。',
    },
  ],
  property: [
    {
      title: '{楼}电梯经常停',
      description: '这周停了三次，今天早上又困住一位邻居十几分钟。',
      solution: '维保单位更换门机皮带，已连续运行一周无故障。',
    },
    {
      title: '地下室返水',
      description: '{楼}地下室有十厘米深的水，有股臭味。',
      solution: '主管道堵塞，已疏通并消毒。',
    },
    {
      title: '屋顶漏雨',
      description: '{楼}顶楼卧室天花板渗水，墙皮都起泡了。',
      solution: '已做防水修补，雨后复查不再渗漏。',
    },
    {
      title: '物业费涨价没有公示',
      description: '通知单上比去年多了三成，没见过业主投票。',
      solution: '已约物业说明，按原标准收费，调价须先开业主大会。',
    },
    {
      title: '单元门关不上',
      description: '{楼}一单元的门闭门器坏了，半夜总是敞着。',
      solution: '已换闭门器，门能自动关严。',
    },
    {
      title: '自来水发黄',
      description: '早上放出来的水发黄，放十几分钟才清。',
      solution: '水务公司冲洗管网并取样，水质合格。',
    },
    {
      title: '{楼}走廊水管滴水',
      description: '走廊的水管接头滴水，墙边湿了一片。',
      solution: '已更换阀门，地面积水清理干净。',
    },
  ],
  other: [
    {
      title: '建议在小广场加一张长椅',
      description: '接孩子的老人没有地方坐。',
      solution: '已纳入本季度微改造，长椅已安放。',
    },
    {
      title: '想参加社区合唱队',
      description: '退休了，想问什么时候活动，怎么报名。',
      solution: '已登记，合唱队每周三下午在活动室活动。',
    },
    {
      title: '捡到一串钥匙',
      description: '在{楼}旁边的花坛捡到，有三把钥匙和一个蓝色的扣。',
      solution: '在居民群里发布后失主已领回。',
      brief: '在小区公告栏贴几张失物招领，约二十分钟。',
    },
    {
      title: '希望图书角周末也开放',
      description: '孩子平时上学，周末图书角锁着门。',
      solution: '由志愿者轮值，周六上午开放。',
      brief: '周六上午在图书角值班，登记借还，约三小时。',
    },
    {
      title: '共享单车乱停在门口',
      description: '{楼}门口停了二十多辆，婴儿车推不过去。',
      solution: '已联系企业清运，并划出停放框。',
      brief: '把门口的共享单车移到停放框里，约一小时。',
    },
  ],
};

export const REJECT_REASONS = [
  '经核实，这一处不在本社区范围内，已把情况告诉相邻社区，请您留意他们的答复。',
  '同一问题已有工单在办理，为免重复不再另行受理，办结后一并答复。',
  '此事属于商品房合同纠纷，社区无权裁定，建议通过12348法律服务热线或法院解决。',
  '电话联系两次未通，所留位置无法找到，请补充准确位置后重新反映。',
];

export const SUSPEND_REASONS = [
  '配件要从厂家调货，到货后马上更换。',
  '户主在外地，约好回来后上门。',
  '要等气温回升才能施工，已做临时围挡。',
  '等供暖公司排期检修，已登记。',
];

export const NUDGES = ['请尽快联系居民，说明进展。', '居民再次来电，请今天给出处理意见。'];

export const SUPERVISIONS = ['请按期办结，并回访居民是否满意。', '涉及老人出行安全，请优先处理，每两天报一次进展。'];

export const RATINGS: readonly { stars: number; comment: string }[] = [
  { stars: 5, comment: '来得很快，态度也好，谢谢。' },
  { stars: 5, comment: '' },
  { stars: 5, comment: '当天就解决了，没想到。' },
  { stars: 4, comment: '解决了，希望以后能早一点。' },
  { stars: 5, comment: '谢谢志愿者，老人很高兴。' },
  { stars: 4, comment: '' },
  { stars: 3, comment: '等了两天，其间没有人说进展。' },
  { stars: 2, comment: '过了几天又出现同样的情况。' },
];
