/**
 * What a browser that has never opened the panel starts with. Strapi reads these keys before it renders,
 * so this has to run first; what a person has chosen since is left alone.
 */
const firstVisit: Readonly<Record<string, string>> = {
  'strapi-admin-language': 'zh-Hans',
  STRAPI_THEME: 'light',
}

/** Strapi's own announcements: never shown, whatever was stored. The suffix is the project's id, which Huoye does not have. */
const announcements: Readonly<Record<string, string>> = {
  'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false': 'true',
  'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:null': 'true',
  'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:undefined': 'true',
  STRAPI_GUIDED_TOUR: JSON.stringify({ enabled: false }),
}

for (const [key, value] of Object.entries(firstVisit)) {
  if (localStorage.getItem(key) === null) localStorage.setItem(key, value)
}
for (const [key, value] of Object.entries(announcements)) {
  if (localStorage.getItem(key) === null) localStorage.setItem(key, value)
}
document.documentElement.lang = localStorage.getItem('strapi-admin-language') ?? 'zh-Hans'
