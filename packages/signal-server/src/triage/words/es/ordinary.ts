/**
 * Frequent Spanish words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
acabado acabemos agenda aguantar alegra alguno alimentar ancianos aparecen aparecer apretado articulos asesinos asustados asustando atrapa atravesando
balance bancos bandas bastantes batallas baterias bloqueando botellas buscado caballos cabello calmate cambia cambiando cambiara canada cansados
cargando casada casado celebracion celebrando celebrar cerrando cervezas chapman cheque circulo clientes coartada cohete colgado comere conocimientos
consegui conseguire consiguen consigues contactos contentos contestar continuar controlar cortando cortare crecio creido cuantas cubiertas cuchillos
cuidado debera deberian deberias decido dejala dejalo dejara dejarlos dejemos demasiados derechos desagradable desaparecidos desarrollado desarrollar
desarrollo descenso descubri desperdicio detenerlos devolvere diferentes distintos domingos echare emergencias emperador empezando empezara empezare
empiezan empiezas encontrara encontrare encontremos encuentran encuentras enfermos entren episodio escondidas escondidos escondiendo esencia espacial
espada espaldas esperara esperare esquina estare estemos explotar extranjeros frecuencias fueras funcion funcionar galleta gallina genial geniales
gigantes golpeando gustara hermanas horribles hubieran hubieras importantes incendios intentan intentare intentas interesados interesan jugado
llegaran llegaras llegaria luchado mancha mantienen mantienes marcado miedos mientas mirado molestado molestan molestando molestar molestaria
molestarme molestarte momentos muchisimas musculos necesitan necesitar necesitas nuestras nuestros operador organo paquetes parados parecio partidos
pasamos pecado pedido peleando peligros peligrosa pendientes pensarlo persiguen pierdas pinturas planetas podamos podido podremos podria posibles
preguntan preguntare preguntas preocupados preocupan preocupas presenta presentare prision probando productor protege proximos quedare quisieras
quitale quitare rechazar reconoces recuperar refuerzos reserva respuestas resultados retira revisa rodillas sabremos sacado sagrado salchichas saludos
salvacion salvando salvar segundos senado sentados sentidos separado siguientes soportar suficientes terminos terribles tobillo trabajos traera
tranquilos tratado trueno urgencias vienes violenta violentos violet zapatillas
`;
