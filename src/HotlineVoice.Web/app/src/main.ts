import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import App from './App.vue'
import { DraftShelf } from './desk/ticket/draftShelf'
import { createPages } from './router'
import './styles.css'

DraftShelf.purge(localStorage, Date.now())
createApp(App).use(createPinia()).use(createPages()).mount('#app')
