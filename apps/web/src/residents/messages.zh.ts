import type { BUILDING_REFUSALS } from '@linli/domain/buildings/building-refusals.ts';
import type { RESIDENT_EXPORT_REFUSALS } from '@linli/domain/residents/resident-export-refusals.ts';
import type { SAVED_VIEW_REFUSALS } from '@linli/domain/residents/saved-view-refusals.ts';
import type { RESIDENT_REFUSALS } from '@linli/domain/residents/resident-refusals.ts';

const refusals: Record<
  | keyof typeof RESIDENT_REFUSALS
  | keyof typeof RESIDENT_EXPORT_REFUSALS
  | keyof typeof SAVED_VIEW_REFUSALS
  | keyof typeof BUILDING_REFUSALS,
  string
> = {
  'building.not_found': '没有找到这栋楼，请重新选择。',
  'building.compound_not_found': '没有找到这个楼院，请重新选择。',
  'resident.not_found': '没有找到这位居民的档案。',
  'resident.household_not_found': '没有找到这一户。',
  'resident.label_not_found': '没有找到这个标签。',
  'resident.photo_not_found': '没有找到这张照片，可能已被删除。',
  'resident.photo_unreadable': '这张照片打不开，请换一张。',
  'resident.too_many_photos': '最多保存 {{maximum}} 张照片，请先删除不用的。',
  'resident.not_allowed': '您不能修改这份档案，请联系居民所在的社区。',
  'resident.filter_not_allowed': '您不能按这个标签查找居民。',
  'resident.not_now': '这份档案现在不能这样做，请刷新后查看它的状态。',
  'resident.changed_meanwhile': '别人刚刚改过这份档案，请看过最新内容再修改。',
  'resident.id_number_known': '本社区已有这个证件号码的档案，请打开那一份。',
  'resident.probably_known': '本社区可能已有这个人的档案，请先核对。',
  'resident.id_number_wrong': '证件号码不对，请对照证件检查。',
  'resident.contradicts_id_number': '与身份证号码不一致，请核对。',
  'resident.undo_too_late': '之后档案又有改动，不能再撤销；请登记新的变动或修改档案。',
  'resident.contact_not_found': '没有找到这个联系人，可能已被删除。',
  'resident.too_many_contacts': '最多登记 {{maximum}} 个联系人，请先删除不用的。',
  'resident.cannot_marry': '这两个人不能登记结婚，请检查。',
  'resident.label_by_event': '“住院中”随出院登记结束，请在“登记变动”里登记出院。',
  'resident.label_already_held': '这位居民已经有这个标签。',
  'resident.merge_not_found': '没有找到这次合并。',
  'resident.merge_undone': '这次合并已经撤销了。',
  'resident.merge_hindered': '这次合并已不能撤销。',
  'resident.duplicate_not_found': '没有找到这一对档案，可能已经不再疑似重复。',
  'resident.duplicate_elsewhere': '另一份档案在其他社区，请联系街道或区里核对。',
  'resident.duplicate_decided': '这一对档案已有人处理，请刷新后查看。',
  'saved_view.not_found': '没有找到这个常用筛选，可能已被删除。',
  'saved_view.changed_meanwhile': '这个常用筛选刚刚改过，请看过最新内容再改。',
  'saved_view.too_many': '最多保存 {{maximum}} 个常用筛选，请先删除不用的。',
  'saved_view.title_taken': '您已有同名的常用筛选，请换个名称。',
  'resident_export.not_found': '没有找到这个文件，可能已过保留时间；请重新导出。',
  'resident_export.too_many_waiting': '您已有 {{maximum}} 个文件正在生成，请等其中一个完成。',
};

export const residentsZh = { refusals };
