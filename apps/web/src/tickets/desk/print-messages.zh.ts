/** The printed form of a ticket. */
export const printZh = {
  back: '返回工单',
  print: '打印',
  title: '社区工单处理单',
  qr: '扫码打开工单',
  masked: '姓名、电话已按规定隐去一部分',
  signatures: ['承办人', '社区负责人', '居民确认'],
  date: '日期',
  printedBy: '打印人 {{name}} · {{moment}}',
  opinion: '处理意见',
};
