import type { SPREADSHEET_REFUSALS } from '@linli/domain/shared/spreadsheet-refusals.ts';

const refusals: Record<keyof typeof SPREADSHEET_REFUSALS, string> = {
  'spreadsheet.unsupported_kind': '这不是能读的表格。请选 .xlsx、.xls 或 .csv 文件，别的格式请先另存为 .xlsx。',
  'spreadsheet.kind_mismatch': '文件的内容和扩展名不一致。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
  'spreadsheet.locked': '这个文件有打开密码。请先在 Excel 或 WPS 里取消密码，再上传。',
  'spreadsheet.encoding_unknown': '看不懂这个文件的文字编码。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
  'spreadsheet.damaged': '文件已损坏，读不出来。请用 Excel 或 WPS 打开看看，另存一份后再上传。',
  'spreadsheet.unsafe': '文件里有表格不该有的内容，为了安全没有读取。请把内容复制到新的表格里，再上传。',
  'spreadsheet.empty': '文件里什么也没有。',
  'spreadsheet.too_large': '文件太大，最多 {{megabytes}} MB。请删去图片，或分成几个文件上传。',
  'spreadsheet.too_many_cells': '表格太大，最多 {{rows}} 行。请分成几个文件上传。',
  'spreadsheet.too_far':
    '单元格 {{address}} 里还有内容，离表格太远。请清除它，或分成几个文件上传，每个最多 {{rows}} 行。',
  'spreadsheet.too_slow': '表格太复杂，一时读不完。请把内容复制到新的表格里，或分成几个文件上传。',
  'spreadsheet.busy': '现在上传表格的人较多，请过一会儿再试。',
};

export const spreadsheetsOfficeZh = { refusals };
