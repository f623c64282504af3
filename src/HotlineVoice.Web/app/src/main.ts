import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import App from './App.vue'
import { createPages } from './router'
import './styles.css'

createApp(App).use(createPinia()).use(createPages()).mount('#app')
