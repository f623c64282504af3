import { createRouter, createWebHistory, type Router } from 'vue-router'
import { landingOf, mayOpen, places } from './chrome/places'
import { useSession } from './chrome/session'
import SignInPage from './chrome/SignInPage.vue'

/** Pages load when they are first opened: who sits at the desk never loads the office. */
export function createPages(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', component: SignInPage, meta: { title: '登录', open: true } },
      {
        path: '/progress',
        component: () => import('./citizen/ProgressPage.vue'),
        meta: { title: '办理进度查询', open: true, everybody: true },
      },
      { path: '/desk', component: () => import('./desk/DeskPage.vue') },
      { path: '/wall', component: () => import('./wall/WallPage.vue') },
      { path: '/voicemails', component: () => import('./night/VoicemailPage.vue') },
      { path: '/tickets', component: () => import('./tickets/TicketsPage.vue') },
      { path: '/tickets/:no', component: () => import('./tickets/TicketPage.vue') },
      { path: '/office', component: () => import('./office/OfficePage.vue') },
      { path: '/directory', component: () => import('./directory/DirectoryPage.vue') },
      { path: '/leaders', component: () => import('./leaders/LeaderDaysPage.vue') },
      { path: '/phrases', component: () => import('./workbench/PhrasesPage.vue') },
      { path: '/people', component: () => import('./people/PeoplePage.vue') },
      { path: '/outgoing', component: () => import('./outgoing/OutgoingPage.vue') },
      { path: '/audit', component: () => import('./people/AuditPage.vue') },
      { path: '/:rest(.*)*', component: () => import('./chrome/NothingPage.vue'), meta: { title: '没有此页面' } },
    ],
  })
  router.beforeEach(async (to) => {
    // Citizens have nothing to sign in with.
    if (to.meta.everybody) return true
    const session = useSession()
    if (session.state === 'unknown') await session.restore().catch(() => undefined)
    const signedIn = session.state === 'signedIn' || session.state === 'lapsed'
    if (to.meta.open) return signedIn ? landingOf(session.person!.roles) : true
    if (!signedIn) return { path: '/', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
    return mayOpen(to.path, session.person!.roles) || landingOf(session.person!.roles)
  })
  router.afterEach((to) => {
    const place = places.find((one) => to.path.startsWith(one.path))
    document.title = `${(to.meta.title as string | undefined) ?? place?.title ?? ''} - 政务热线`
  })
  return router
}
