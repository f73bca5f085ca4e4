/** What came with a ticket from another system. */
export const originZh = {
  title: '其他系统提供的信息',
  sender: '提交方',
  point: '坐标（WGS84）',
  media: '对方附的链接',
  mediaHint: '链接来自外部，未经核验，打开前请确认来源。',
};
