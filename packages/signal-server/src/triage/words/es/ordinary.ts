/**
 * Frequent Spanish words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
abogada abogado abogados abrela abrelo abuelos acabado acabar acabas acabemos acaben acceso aceptan aceptar aceptas acepte acepto acostarme acostarte
acostaste activar acusa adecuada adelantado adelante adoro adultos afueras agachate agarra agarralo agarre agenda agrada agresion aguantar aguante
aguanto aguarda alegra alergico alguno alimentar alturas amigas ancianos anillos apaga apagalo apagar aparecen aparecer apretado aprieta apuesta
armada arrancar arrogante articulos asalto ascenso asesina asesinos asiento asustados asustando atacando atacar ataquen atraco atrapa atrapamos
atrapan atrapar atraparlo atraparon atrape atrasado atravesando atravesar avanzado avisa avisado avisame avisar ayudame bajando balance balon banco
bancos banda bandas bandera bando basado bastantes baston batallas baterias bebidas bloqueando bomba bonita bonitas borrachos botellas brazo buscado
caballos cabello cabezas cabina cadena caera callar callas calmado calmate camara cambia cambian cambiando cambiara cambiarlo cambiarme cambias cambie
cambios caminas camino camisa canada cansados canta canto captura caramelo cargada cargando cargas caridad carnada carta casada casado casos catolica
causado celebracion celebrando celebrar cerradas cerramos cerrando certeza cervezas chapman cheque cheques cierre cierta circulo citas clientes
clinica coartada cocinar cohete colegas colgado colgar colina comenzo comere comico comidas comienzo comodo complicada conducto confesar confesion
conmigo conocen conocer conoces conoci conocimientos consegui conseguire consejero consiga consiguen consigues constance contactos contado contar
contarle contentos contestar conteste contesto contigo continuar continue contrabando contrario contratado contratar contrato contratos controlar
corea corra corren correo corres corria cortando cortare cortas costa costar costara costas crecio creido cruza cruzar cuantas cuantos cuarta
cubiertas cuchillos cuenta cuentan cuentes cuento cuentos cuerno cuerpos cuestan cueste cuidado cuidados culto cumplido debamos debera deberian
deberias decadas decida decide decides decidi decidido decidieron decidimos decidio decidir decidiste decido dedicado defecto dejala dejalo dejalos
dejando dejanos dejara dejaran dejaria dejarle dejarlos dejemos delantera delicada demasiados derecha derechos desagradable desaparecida desaparecidos
desarrollado desarrollar desarrollo desayunar desayuno descanse descenso descubri descubrir desesperacion desperdicio despierte despierto destruya
destruye detenerla detenerlos devolvere devuelva devuelvo dieran diferentes dijeron dispara disparado disparale disparan disparando disparar disparare
dispararle disparas disparaste dispare disparen dispares distinta distintos dobla doblar dolares dolio domingos dominio dormi dormia dormida dormire
duerma duermen duermes duermo echando echare echarme echarte emergencias emperador empezando empezara empezare empiezan empiezas empiezo empuje
encontrara encontraran encontrare encontrarlo encontremos encuentran encuentras encuentre enero enfermos enormes enteras entere enterrada enterrado
entienda entiende entrega entregado entregar entregas entren entres entro episodio equivocado escala escandalo escapar escape escapo escogido
escondidas escondidos escondiendo escondite esencia esfera espacial espada espaldas especiales esperad esperan esperara esperare esperas espere espero
espia espias esposas esposos esquina estaban estabas estaca estadio estados estando estara estare estemos estes estimado estrella explosivo explosivos
explotar exploto extranjeros fabulosa factura falla fallar febrero flechas francesa francis franco francos frecuencias freno frente fresco fuentes
fueras funcion funcionar funcione funciono galleta gallina genial geniales gigantes golpeando golpear grand grites guantes gustar gustara gustas
haberse habiar habiendo habla hablan hablara hablare hablas habre haceis hacerle hacerme hacerte hacienda hallar haria harian helados helen heridos
hermanas hombre hombros horribles hubieran hubieras hueles humanas importantes incendios inferior infierno inglesa inmenso intentalo intentan
intentare intentas intente intentes interesados interesan internado inventado inventar invento inyeccion jueces jugada jugado juguemos larga lauren
levantarme levantarte levante libera libres libros limpiando limpias limpios listo listos litro llegaba llegada llegan llegaran llegaras llegare
llegaria llegas llenar llevar llevara llores locuras logras luchado madura maleta mamita mancha maneja maneras mantenerme mantenerte mantienen
mantienes marcado marcar marchado marcos marcus maricas marino marion marte mascara matando mates matrix medidas medios mejora menuda miedos mientas
minima miraba mirad mirado mirala miranda mocoso molestado molestan molestando molestar molestaria molestarme molestarte moleste momentos mordor mosca
moverme moverte movio muchisimas muera mueren muerete muertas muertes muertos muevan mueves musculos necesitan necesitar necesitas necesite negros
nombres norma norman normas nosotras nuestras nuestros operador organo oscuros ovejas pagado pagara pagaria pagarle pajaros paliza papito paquetes
parados paraiso parecen parecer pareces parecio parejas pares partidos pasaba pasadas pasaje pasamos pasando pasaran pasare pasarla pasillo patear
pecado pecados pedido pelean peleando pelear peligros peligrosa pendientes pensado pensarlo penso perdera perderas perdere perdi perdidos permita
persiguen pesca piensan piensas piense pierce pierda pierdas pierden pierdes pierdo pierre pinturas plana planea planeas planeta planetas plata
plataforma podamos podido podremos podria ponemos ponerme ponerte porche posibles precios preciosa preciosas precioso preciso preguntan preguntare
preguntas pregunte prensa preocupaba preocupados preocupan preocupas preocupe preocupo presenta presentare presentarles preston prision probando
productor protege proxima proximos pruebe pudieron pudimos puedan puedes puerco puertas puerto puesta puestos pulgar pulso punto putos quedando quedar
quedare quedarme quedarte quedas queden quemando queres querian querias querida querra querria quiera quieren quieres quietos quimica quincy quinta
quise quisieras quita quitale quitare quitarme quitarse quitarte quitas quite quiten quitense quites quitese quito quiza rapidos rastreo razones
rechazar rechazo reciben reconoces reconoci recuperar recupere redonda refuerzos relajarte reporte reportes reserva reservas respire responda
respondeme respondio responsabilidad responsabilidades responsable responsables respuestas resultados retira retrato revisa riesgos robando rodillas
ruina sabido sabiendo sabremos sacado sagrada sagrado salchichas salia salidas saluda saludo saludos salva salvacion salvado salvando salvar sandra
saturacion seguia seguida seguimos seguira segundos seguras senado sentados sentidos separado separamos siendo sienta sienten sientes siglos signo
siguientes socios soltar soportar soporte soporto subio sueldo suelte sueltes suena suenas suero suficientes sujeto superado superar talla tarado
tenerte tercera termina termine terminos terribles tiempos tienes tierras tirador tirando tiraste tirith tobillo tocando tomalo tomarlo trabaja
trabaje trabajos traera traes trajes tramando trampas tranquilos tratado tratar tratas trates travis tristes trono tropas trueno uitima uitimo
urgencias vacios vales valle valores velada venas vendes vendras vengas ventaja ventanas ventas veran viaja vienes violenta violentos violet visitar
volado volvera volvere volvi volvia vuela vuelo vuelva vuelvas vuelven vuelves vuelvo zapatillas
`;
