"""Given names of many cultures, without accents and in lower case."""

# Names that are hardly ever anything else.
_CLEAR = """
    aaliyah aarav aaron aart aarti abdel abdelaziz abdelkader abdelrahman abdou abdoulaye abdul abdulaziz abdulkarim
    abdullah abdulrahman abdurrahman abeba abebe abeer abel abelardo abena abeni abhay abhijit abhinav abhishek
    abigail abilio abimbola abiodun abiola abir abosede absalom achara achille achilleas achim adaeze adaku adalbert
    adalberto adam adamos adanna adaora adebayo adebola adejoke adekunle adel adela adele adelheid adeola aderonke
    adesuwa adetokunbo adewale adeyemi adil adina adit aditi aditya adjei adji adjoa adnan adolfo adrian adriana
    adriano adrien adrijana adwoa afaf afanasy afia afonso afshin afua agapi agata agatha agathe aglaia agnes agnese
    agneta agnieszka agung agus agustin agyeman ah-young ahlam ahmad ahmadreza ahmed ahmet aibek aicha aigerim aigul
    aiguo aika aiko ailin ailsa aiman aino ainur aisha aisling aissata aissatou aisulu aitor aivars aizada aizat
    aizhan ajay ajit akane akanksha akari akash akhil akihiro akihito akiko akin akinyi akio akira akito akosua
    akram aksel akshay akua akwasi alain alan alaric alasdair alban albane albert alberta alberto albin albrecht
    alda aldert aldo aldous alec aleida alejandra alejandro alekos aleksandar aleksander aleksandra aleksei aleksey
    alen alena alenka ales alessandra alessandro alessia alessio alex alexander alexandr alexandra alexandre
    alexandros alexei alexey alfie alfio alfons alfonsina alfonso alfred alfredo algernon algirdas alhaji alhassan
    ali alia alibek alice alicia alicja aliko alimatou alin alina aline alireza alison alistair alix aliya alka alla
    allan allison almas alofa alois aloisio alok alon alonso alphonse alva alvaro alyona alyssa alzbeta amadeu
    amadou amaka amal amalia amanda amandine amani amara amare amari amarjit ambika ambra ambrose amedeo ameer
    amelia amelie ameyo amihan amina aminah aminata amine amir amirali amit amita amitabh amjad ammar ammara amol
    amos amparo amrit amrita amy an-nhien ana anabel anacleto anais anand ananda ananya anas anastasia anastasios
    anat anatole anatoli anatoly anca ancuta anders andika andini andrada andras andre andrea andreas andreea andrei
    andrej andreja andres andrew andrey andrija andris andrzej andy anele aneta anezka anfisa angad angela angelica
    angeliki angelina angelito angelo anggi angharad angus anibal anica aniko anil anish anita anja anjali anjana
    anjum anke ankit ankita ankur anmol ann anna annabel annabelle annalisa anne anne-marie annegret anneke anneli
    annelie annelies anneliese annette annie annika anong anouk anselm anselmo anssi antanas ante anthea anthony
    antigone antje antoine anton antonella antonia antonin antonio antony antti antun anuj anupam anupama anuradha
    anurag anusha anushka anwar anyango aoife aparecida aparna apinya apolline apoorva apostolos arabella araceli
    aram ararat arash aravind archana archibald archie archil arda ardeshir areej arezoo ariadna arianna arief arif
    ariki aris aristea arjen arjun arkadiusz arkady arlindo arlo arman armand armando armen armin arnaldo arnaud
    arndt arne arnold aroha arpad arpine arsen arseny arslan artak artem arthit arthur arto artur arturas arturo
    artyom arun aruna arunas arundhati arvid arvind arvis arvo arwa asad asaf asami asante asbjorn asgeir asha
    ashish ashkan ashley ashok ashot ashraf ashwin ashwini asier asif asim askar asli aslihan asma asmaa aspasia
    assaf assel asta astrid asuka asuncion atefeh athanasios atieno atif atiq atsuko atsushi attila atul aude audrey
    audrius augustin augusto augustus aukse aulia aurel aurelia aurelie aurelien aurelio austeja avi avigail avinash
    aviv avner avraham awino axel axelle ayaka ayako ayame ayan ayana ayanda aydin ayelet ayesha aylin ayman aymen
    ayodele ayokunle ayomide ayoub ayse aysegul aysun ayten ayumi ayush azadeh azamat azar azhar aziz aziza azlan
    azman azubuike azusa azza babajide babak babatunde badr bagus baha bahaa bahador bahar bahman bahram baiba
    bakhyt bakyt balaji balakrishnan balazs baldassare balint baltasar baltazar balthazar bambang bamidele bandile
    bao-anh baozhai baozhen baptiste barak barbara barbora barnaby barry bart bartek bartholomew bartosz basak basem
    bashar bashir basim basma bassam bastian bastien bat-erdene batbayar battista batya baurzhan bayani bayram bayu
    beata beate beatrice beatrix beatriz becky begona behnam behnaz behrouz behzad bekzat bekzod bela belen belmiro
    ben bence benedetta benedict benedicte benedikt benedita benedito bengt benigno benito benjamin benoit beppe
    berat berend berenice berhane berk berkay bernadette bernard bernarda bernardino bernardo bernd bernhard bertie
    bertold bertram bertrand beth bethany betsy betty beulah beverly bhanu bharat bharati bhaskar bhavana bhavesh
    bhavna bhuvan bhuvana bianca bice bijan bilal billy bindu binh biniam bipin birgit birgitta birhanu birte birute
    bita bituin biyu bjarne bjorn blake blandine blanka blazej bo-wen boaz bob bobby bobur bodo bogdan bogdana
    bogumil boguslaw bohai bohdan bohdana bohumil bohuslav bojan bojana bola bolaji bolat bolek bolormaa bongani
    bonifacio boram boris borislav borja borje borys bouchra boutros boza bozena bozidar bradley brahim bram brandon
    branislav branka branko braulio brenda brendan brian brice brid bridget brigid brigitte briony britt britta
    bronislaw bronwen bronwyn bruce bruna brunella bruno bryan brynjar bryony budi bukola bulent burak burcu
    burkhard bushra busisiwe busra byron byung caetano cahya caio caitlin callum calogero calvin camelia cameron
    camila camilla camille camillo candelaria candido caner cansu caoimhe capucine caridad carl carla carlijn carlo
    carlos carlota carlotta carmela carmelo carmen carmine caroline carolyn carrie carsten carys casey casimiro
    casper cassiano cataldo catalin catalina catarina caterina catherine cathy catriona cayetana cecil cecile
    cecilia cecilie cedric celestine celestino celine celso cemal cemil cengiz ceren ceri cerys cesar cesare cezar
    cezary chae-won chaim chaima chaiya chalerm chana chanarong chandan chandrika chang-min changming chantal chao
    chaoxiang charalambos charan charlene charles charlie charlotte chatchai chau chausiku chelo cheng chenguang
    cheryl chetan chetana chhaya chiamaka chiara chibueze chibuike chibuzo chidi chidiebere chidinma chidubem chie
    chieko chihiro chijioke chika chike chikondi chima chimamanda chinedu chinelo chinonso chinwe chinyere chioma
    chipo chirag chisato chisom chisomo chitra chiyo chloe chris christa christabel christelle christiane christina
    christine christoph christophe christopher christos chrysoula chukwudi chukwuemeka chukwuma chul-soo chun
    chunhua chunlei cian ciara ciaran cihan cillian cindy cintia cinzia ciprian ciro citra claire clara clarence
    clarice clarissa clarisse clark claude claudia claudine claudio claudiu claus clelia clemence clemency clement
    clementine clifford clive clothilde clyde codrin cody coen colette colin conceicao concepcion concetta connor
    conor constance constantin consuelo coralie corazon cordelia corentin corey corina corinne cormac corne
    cornelius corrado cosima cosimo cosmin costas costel courtney craig cressida crina crisanto crispin cristi
    cristian cristiano cristina cristobal csaba csilla ctirad cuong curtis cuthbert cynthia cyprien cyril cyryl
    czeslaw da-eun daan dabiku dace dacian dae-jung dafna dafydd dagmar dagny daichi daiki dainis daisuke dalal
    dalia dalibor dalisay daliso dalit damian damiano damien damilola damini damon dana dandan dania danica daniel
    daniela daniella danielle daniil danilo danish danit danjuma danny danuta darcy darek daria dario darius dariush
    dariusz darko darnell darren darryl darshan darshana darya dato datu dauren dave davi david davide davit davor
    dawei dawit dayo deandre debbie debora deborah debra declan deepa deepak deepali deepika deepti defne deirdre
    dejan delilah della delphine demba demet demetrio demetrius deming denes denis denise dennis dequan derek
    derrick derya deshawn desiderio desmond despina detlef devendra devika devorah dewi dexter dezso dhananjay
    dharmesh dhruv diallo dian diana diane diarmuid didier diederik diego diem diep dieter dietmar dietrich digvijay
    dikembe dilara dilek dilip dilshod dilys dimas dimitra dimitri dimitrios dimitris dinara dinesh dinh diogo
    dionysis dipak dipika dirk dirkje divya diya djamila djeneba dmitri dmitriy dmitry dmytro doaa dobromir domenico
    domingo dominic dominik dominika dominique donal donald donatella donato dong-hyun donna dora doralice dorian
    doris doron dorota dorothea dorothee dorothy doug douglas dragan dragana drago drahomira driss dror drusilla
    duaa duangjai duarte dubravka dudley dulce dulcie dumisani dumitru duncan dunja duong durga dusan dusanka dustin
    dvora dwayne dylan eamon ebele ebere eberhard ebru eckhard eddie edelmira edeltraud edem edgar edin edit edith
    edmund edna edoardo edouard edsger edson eduard eduarda eduardo eduards edward edwin edwina edyta eefje eero
    eeva efim efrain efrat efren efstathios eftychia efua egbert egidijus egil egils egle egon egor ehsan ehud eiji
    eiko eileen eilidh eimear einar einat eino eirik eirini eirlys eitan ejike ekaterina ekene eko ekow ekta ekua
    elad elaheh elaine eldad eleanor eleftheria elena eleni eleonora eleuterio elfriede elham elias eliezer elif
    eligio elijah elin elina elio elior elisa elisabetta elisangela elise elisheva eliska eliyahu elizabeth
    elizaveta elke ella ellen ellie elliot elliott elmar elnaz elodie elof eloise eloy elpida elsa elsie elske
    elspeth elton elvira elwira elza elzbieta eman emanuela emanuele embla emeka emeline emem emerson emiko emil
    emile emilia emiliano emilie emilio emily emin emina emine emir emma emmanuel emmanuelle emmeline emrah emre
    emrys encarna encarnacion endah endang ender enes engin enid eniko eniola enitan enkhjargal enlai enrica enrico
    enrique enyinnaya enza enzo eoin ephraim eran ercan erdem erdogan eren erez erhan erhard eric erica erik erika
    eriko erin erkan erkki erlan erland erlend erlinda ermanno ernest ernesto ernst erol ersin ertugrul erwin eryk
    erzsebet esben esfandiar eshe esin eskil esko esma esmeralda esmond espen esra essam esteban estefania estela
    estelle estevao esther eszter eteri ethan ethel etienne etsuko ettore euan eudora eufemia eugen eugene eugenia
    eugenie eugenio eugeniusz eulalia eun-ji eun-kyung eunice eunji euphemia eusebio eva evan evandro evangelia
    evangeline evangelos evaristo evdokia eveliina evelyn everett evert evgeni evgenia evgeniy evgeny ewa ewan
    ewelina eyal eyup ezekiel ezequiel ezinne ezra fabian fabiana fabien fabienne fabio fabiola fabrice fabricio
    fabrizio facundo fadel fadi fadia fadime fadzai faezeh fahad fahd fahim faisal faiza faizan fajar falk fangfang
    farah farai fares farhad farhan farhana fariba farid farida faridah farideh faris farnaz farouk farrukh faruk
    farzad farzana farzaneh fatema fatemeh fathi fatih fatima fatin fatma fatou fatoumata faustine fausto fawad
    fawzi fawzia faye federica federico fedor felicia feliciano felicie felicity felipe felix femi femke fenella
    fengge feras ferdie ferdinand ferdinando ferenc fereshteh fereydoun fergal fergus ferhat feride ferit fermin
    fernand fernanda fernando fernao ferruccio feruza fetu feyza ffion fidel fidelina figen fiker fikile fikret
    filip filipa filipe filipp filippo filiz finlay finn finnegan finnian fiona fionn fiorella firas firat firouz
    firouzeh fisseha fitri fitzgerald flavia flavie flavio florbela florent florentina florentino florian florin
    floris floyd folake folami folasade fortunato fosca fotini fotis fouad fozia frances francesca francesco francis
    francisca francisco franciszek franco francois francoise franjo franklin frantisek franz franziska fraser fred
    freddie frederic frederica frederick frederik frederique fredrik freja freya frida frieda friederike friedrich
    fritz frode froilan froukje fuad fuat fulvio fumihiro fumiko fumio funda funke funmilayo fuqiang furkan fyodor
    gabi gabija gabor gabriel gabriela gabriele gadi gael gaelle gaetan gaetano gagan gagik gaia gail gajendra
    gakuru galih galina galit gamze ganbaatar ganesh garba gareth garik garry gary gaspar gaspard gaspare gaurav
    gauri gautam gauthier gautier gavin gayane gayatri gbenga gcina gede geert geeta geetha geir gemma genevieve
    genivaldo genji gennady gennaro genowefa geoff geoffrey georg george georgiana georgina georgios georgy gerald
    geraldine geraldo gerard gerardo geraud gerd gerda gergely gergo gerhard gerlinde german gerrit gershon gertrude
    gervasio getachew gethin gevorg geza ghada ghaith ghassan ghazal gheorghe ghislaine giacomo giada gian giancarlo
    gianfranco giang gianluca gianmarco gianna gianni giannis gideon giedre gigi gijs gilad gilbert gilberto gilda
    giles gilles gillian gina ginevra gino gintaras giordano giorgi giorgia giorgio giovana giovanna giovanni girish
    girma girts gisela giti giulia giuliana giuliano giulio giuseppe giuseppina giusy givi gizella gizem gladys gleb
    glenn glenys gloria godfrey gokce gokhan golnaz goncalo gonul gonzalo gopal gopi goran gordana gordon gorm goro
    gosia gote gottfried govind graca graciela grainne grazia graziella grazyna greg greger gregor gregoria gregorio
    gregory greta grete grigory griselda grzegorz guadalupe guang guanyu gudrun guglielmo gugu gugulethu guido
    guilhem guilherme guillaume guillermo guinevere guiying gulay gulcan gulnara gulnoza gulsah gulsen gulsum
    gumersindo gunars gunda gunhild gunilla gunnar gunnhild gunter gunther guntis guoliang guoqiang guowei guro
    gurpreet gus gustaf gustav gustavo guven gwen gwenaelle gwendoline gwendolyn gwilym gwyneth gyeong gyorgy gyula
    ha-eun haakon habib habiba habtamu hadar hadas hadeel hadiza hae-won haeun hafiz hafizah hagit hai-yen haider
    haile hailey haim haitham haiyan hajar hajime hajnalka hakan hakim hakob hakon hal hala halfdan halil halima
    halimah halina halka haluk halvard halvor hamad hamid hamida hamidah hamidreza hamish hamisi hamsa hamza hana
    hanaa hanako hanan hande haneul hanh hani hanka hannah hanne hanneke hannele hannelore hannes hanno hannu hans
    haoran haoyu harald hari harini haris harish harold haroon haroun harpreet harriet harrison harry harsh harsha
    harshad harshal hartmut haru haruka haruki haruko harumi haruto harvey hasan hashem hasmik hasnah hassan hassana
    hatem hatice hattie haya hayat hayato haydar hayk haytham hazem heather heba hector hedda hedvig hedvika hedwig
    hee-jin hege heidi heike heikki heiko heiner heinrich heinz heitor helder helen helena helene helga helge heli
    helle helmi helmut hema hemant hemi hend hendra hendrik hengameh henk henning henri henrietta henrik henrike
    henrique henry henryk herbert heriberto hermann herminia hermione hernan herta heru herve hester hetal hiba
    hicham hideaki hideki hideko hideo hien hieu hikari hikaru hila hilario hilary hilda hilde hildegard hilkka
    himanshu hina hinata hind hine hinemoa hipolito hiro hiroaki hiroki hiroko hiromi hiroshi hiroto hiroyuki hirut
    hisako hisashi hisham hitesh hitomi hitoshi hjalmar hlengiwe ho-jin hoai hoang hoda hohepa holger holly hone
    hongmei honoka honore honza hooman horace horacio horatia horatio horatiu horia horst hortense hosni hossam
    hossein houda houman houshang hovhannes howard hripsime hrvoje huan huang hubert huda hugh hugo hugues huifang
    huimin huiqing hulda hulya huma humaira humberto humphrey huong huseyin hussain hussam hussein huub huw huyen
    hye-jin hyejin hyeon hyun hyun-woo hyunwoo hywel iacob iain ian iara ibironke ibolya ibrahim ibrahima ibtisam
    ichabod ichiro idan idil idowu idris idun ieuan ieva ifeanyi ifeoma ifeyinwa ifigenia ignacio ignacy ignatius
    ignazio igor ihsan ijaz ijeoma ikechukwu ikenna ilan ilana ilaria ilario ilda ildiko ileana ilhan ilias ilie
    ilinca ilker ilkka ilknur ilmari ilona ilse ilya ilze imad imane imani imanol imants imelda immacolata imogen
    imran imre in-ho inaam inacio inaki inas inbal inci indah indira indrani indu inese inge ingeborg ingemar inger
    ingo ingrid ingunn ingus ingvild inigo inka inkeri inmaculada inna innes intan intisar ioan ioana ioane ioanna
    ioannis iolanda iolo iona ionela ionut iordanis ipek iqbal iracema iraj irakli irem irena irene ireneusz irfan
    irina irineu irma irmgard irwan iryna isaac isabel isabela isabella isabelle isadora isamu isao isha ishaan
    ishita isidora isidro ismail ismet isobel isolde isra israa istvan itai itamar itay itsuki itziar itzik iulia
    iulian ivan ivana ivano ivar ivars iveta ivette ivica ivo ivone ivor iwona iyabo iyad izabela izumi izzat jaakko
    jaap jabari jaber jabir jabu jabulani jacek jacinta jacinto jack jackie jacob jacopo jacqueline jacques jadranka
    jadwiga jae-hyun jaehyun jafar jagan jagdish jagoda jahangir jahnavi jaime jair jake jakob jakub jalal jamal
    james jamie jamil jamila jamshid jan-willem jana janaki jandira jane janet janice janina janis janki janne
    janneke janos januario janusz jared jarek jari jarmila jarmo jaromir jaroslav jaroslaw jasbir jasmina jasna
    jason jaspreet jasur jatin javier jawad jay jaya jayant jayanti jayesh jayshree jean jean-luc jean-marc
    jean-paul jean-pierre jeanne jeff jeffrey jejomar jelani jelena jelle jemima jendayi jengo jenna jennifer jenny
    jens jeong jepkosgei jeremiah jeremie jeremy jermaine jeroen jerome jeronimo jerry jerzy jesper jessamy jesse
    jessica jesus jethro ji-eun ji-hoon ji-hye ji-min ji-soo ji-won ji-woo ji-yeon jiahao jiaming jian jianguo
    jianhong jianhua jianjun jianping jiayi jieun jigar jignesh jihad jihan jihoon jihye jildou jill jim jimena
    jimin jimmy jin-woo jindra jindrich jing jingjing jingyi jinhua jinsong jinwoo jiri jirka jiro jisoo jitendra
    jitka jiwon jiwoo jiyeon joachim joakim joan joana joanna joanne joao joaquim joaquin jocelyn jocelyne jochen
    jodie joe joel joelle joep johann johanna johannes john johnny joko jolan jolanta jolyon jomar jomo jon jonah
    jonas jonatas jonathan jong jonty joo-hyun joon joon-ho joost jorg jorge jorgen joris jorn jorunn jose josef
    josefa josefina josefino joselito joseph josephine josh joshua josiah josiane josip jost josue jouni jovan
    jovana jovi joyce jozef jozsef juan juana jude judicael judit judith judy juha juhani jukka julian juliana
    juliano julie julien juliet juliette julio julita juma jumana jun-ho junaid jung-ho junho junichi junjie junko
    junpei juozas jurga jurgen jurgita juris jurriaan jussara jussi justin justina justinas justine justyna jutta
    jyothi jyoti kaan kaare kaarina kabelo kabir kacper kadeem kadir kaede kagan kagiso kahu kaia kailani kailash
    kairat kaisa kaito kaja kajal kajsa kakha kalani kalevi kalle kalliope kalman kalpana kalyani kamaka kamal
    kamala kamaria kamariah kamau kamil kamila kamini kamlesh kamol kamola kamran kana kanako kaname kanat kanchan
    kanika kanna kannan kanya kaori kaoru kapil kara karan kareem karel karen kari karianne karim karima karin
    karine kariuki karl karlis karol karolina karsten karthik kartik kartika karuna kasem kashif kashish kasia
    kaspar kasper katalin katariina katarina katarzyna katayoun kate katerina kateryna katharina katherine kathleen
    kathryn kathy katie katja katlego katrin katrina katsu katsuhiko katsumi katsuro kaushal kaushik kaveh kavita
    kavitha kavya kayla kayvan kazimierz kazue kazuhiko kazuhiro kazuki kazuko kazumi kazuo kazuya kazys keanu
    kebede kees keiichi keiji keiko keir keisha keisuke keita keith kekoa kelechi kelly kelsey kemal kenan kendrick
    kenichi kenji kenjiro kenneth kenta kentaro kenyatta keoni kerem keren kerli kerry kerstin keshav kestutis ketan
    ketevan keti ketil ketut kevin keyvan keziah kgosi khadija khadijatou khadim khairul khaled khalid khalil khanh
    khanittha khethiwe khoa kholoud khosrow khumalo khumo khurram kian kiana kianoush kibet kidane kien kieran
    kikuko killian kim-anh kimani kimberly kimiko kimmo kinga kioni kipchoge kira kiri kirill kirsi kirsten kirsti
    kirsty kirti kishan kishore kittisak kiyoko kiyoshi kjell kjersti klaas klara klaudia klaus knut kobi koen kofi
    koharu kohei koichi koji kojo kokou kolade komal konrad konstantin konstantina konstantinos koray korhan kostas
    kosuke kota kourosh krishna krishnan kristaps kristen kristian kristijan kristin kristina kristjan kristoffer
    krisztian krisztina kriti kruno krystian krystyna krzysztof ksenia kshitij kuba kubra kudzai kuldeep kumar
    kumaran kumiko kunal kunihiko kunle kurt kusuma kveta kwabena kwadwo kwaku kwame kwasi kwesi kyle kyoko kyosuke
    kyriaki kyriakos kyung kyung-soo kyungsoo lachlan ladan ladislav lado laetitia laila laimonas laine laith lajos
    lakisha lakshman lakshmi laleh lalit lalita lamar lambert lamberto lambros lamia lamin lancelot langa lanh
    lanying lapo larisa larissa larry lars lasha lashawn lashonda lasse laszlo lata latha latifa latoya latrell
    laura laure lauren laurence laurens laurent laurentiu lauri lauro lavanya lavinia lawrence laxmi layla lazar
    lazaro leah leander leandra leandre leandro lebo lebogang lech lechoslaw leela leena lefteris leif leila leilani
    lena lene leni lenka lennart leo leocadia leon leonard leonardo leonid leonidas leonie leonor leonora leonore
    leopold lerato leroy lesedi leslie lestari lester leszek leticia letizia letlotlo lettice levan levent levente
    levon lewis leyla li-hua li-na liam liang liberato libor libuse lidia lidiane lieke liesel lieselotte lieven
    lifen liga lihua liisa lijuan lijun liliana liling lilou lily lina linas lindani lindiwe lindokuhle lindsay
    lindsey linh linnea lionel lior liora liqin lisa lisandro livia liviu liwayway liwei ljiljana ljubica llewelyn
    loic lois lokesh long-giang longwei lorcan loredana lorella lorena lorenz lorenza lorenzo loretta lorna lorraine
    losa lothar lotta lotte lottie louis louise lourenco lowri lualhati luan luana lubna lubomir lubos luca lucas
    lucia lucian luciana luciano lucie lucien lucille lucinda lucrecia lucrezia lucy lucyna ludek ludivine ludmila
    ludovic ludovica ludvig ludwig ludwik luigi luis luisa luise luiz luiza luka lukas lukasz luke lulu luminita
    lungile luoyang lupe lurdes lusine lutz luzviminda lwazi lydia lynn lysander lyuba lyubov lyudmila maaike maarit
    maarja maarten maayan mabel macarena machteld maciej maciek madalena madalina madan madeleine madhav madhavi
    madhu madhur madhuri madina mads maelle maeve mafalda magda magdalena magdalini magdolna magne magnhild magnus
    maha mahathir mahendra maher mahesh mahin mahlet mahmood mahmoud mahnaz mahnoor mahsa mahtab mai-anh maija maike
    maiko mair maira mairi mait maite maja majd majed majid makena maki makiko makoa makoto maksim mala malachy
    malaika malak malakai malathi malcolm malee malek malgorzata malia malik malika malin malini malka mallika
    mamadou mamello mami mamta mamuka mana manaaki manabu manal manami manana manar manas manasi mandeep mandla
    manee maneesh manfred mani manijeh manish manisha manju manjula manjunath manoel manoj manolis manolo manon
    manouchehr mansi mansour mantas manuel manuela mara maram marat marc-antoine marcel marcela marcelino marcella
    marcello marcelo marcia marcial marcin marcio marco marcos marcus mareike marek maren margaret margarete
    margarida margarita margaux margery margherita margit margot margrethe margriet marguerite margus maria-eleni
    mariam mariama marian mariana mariangela marianne mariano maribel maricarmen marie marieke mariela mariella
    marieme mariette marigold marija marijana marijke marika mariko marilyn marin marinko mario marion marios maris
    marisa marisol marit marius mariusz marja marjan marjatta marjolein marjorie marketa markku marko markus marlene
    marlies marloes marlowe marmaduke marquis marshall mart marta marte martha martin martina martine martins marton
    marvin marwa marwan mary maryam marzena marzia masaaki masahiko masahiro masaki masako masao masaru masashi
    masato masatoshi masaya masayuki masego masoud massimiliano massimo masumi matej mateja mateo mateus mateusz
    mathias mathieu mathijs mathilde matias matilda matilde mato mats matt mattea matteo matthew matthias matthieu
    matthijs matti mattia matvei matyas maud maura maureen maurice mauricio maurizio mauro mavis maxence maxim
    maxime maximilian maximo maxine mayank maysa mayu mayuko mayumi mayur mazen maziar maznah mbali mechthild medha
    meena meenakshi meera mega megan megha megumi mehari mehdi mehmet mehran mehrdad mehreen mehrnaz mehul mei-ling
    meifeng meihua meike meili meiling meindert meir meirav meklit mekonnen melaku melanie melchor mele melek melike
    melinda melis melissa melodie meltem melvin menachem meng mengyao menno merab meral merav meredith merel merja
    merlin mert merve mesut mete metin mette mher mi-kyung mi-sook mia michael michaela michal michalis michela
    michelangelo michele michelle michiko michio mick midori mieczyslaw mieke mieko miguel mihaela mihai mihaly
    mihkel mihnea miho mijin mika mikael mikako mike mikhail mikheil mikiko mikkel mikko miklos mikolaj mikus mila
    milada milagros mildred mile milena milica milind milivoj miljana millan millicent millie milo miloje milorad
    milos miloslav milovan min-ho min-ji min-jun min-seo minako minal minami mindaugas minerva ming minghao mingxia
    mingyu minh minh-anh minho minji minjun minna minoru minseo minsu minzhe miranda mircea mirco mireia mireille
    mirek mirela mirella miri miriam mirjana mirko mirna miroslav miroslava miroslaw misaki mitali mitchell mitra
    mitsuki mitsuko mitsuo mitsuru mitya miwa miyako miyu miyuki mizuki mladen moacir moana moazzam modesta modesto
    mohamad mohamed mohammad mohammed mohan mohit mohsen moira mojca mojgan mollie molly momoka momoko monali moncef
    mongkut monica monika monique monserrat montserrat morag moran mordecai mordechai morgane moritz morris morten
    morteza mortimer morven morwenna moses moshe mosi mostafa motoko mounir mourad moussa moustafa mpho mridula
    mrinal mthunzi mubashir mudassar muge muhammad muhammadu muhammed muharrem mukesh mukul mukund mulugeta mulyadi
    mumbi muna munir murad murali murat murdo muriel murilo musa mustafa mustapha muthoni mutlu mutua mwangi mwende
    my-linh myfanwy mykhailo mykola mylene myra myrtle myung naama nabil nabila nachiket nacho nachum naci nada
    nadav nadeem nadege nader nadezda nadezhda nadia nadiah nadim nadine nadir nadja naeem nael naftali nagaraj
    nagendra naghmeh nagisa nahed nahid nahla naila naima naina najib najla najwa nalan nalani naledi nalini nam-anh
    naman namita namrata nanako nanami nandi nandini nandita nandor nanna naoki naoko naomi naoto narantuya narayan
    narayanan narciso narek narendra naresh narges narinder narine narong naser nasim nasir nasreen nasrin nasser
    nastaran nastya natalia natalie nataliya natalya natasa natasha nathalie nathan nathaniel natia natividad nato
    natsuki natsuko natsumi nattaya naveed naveen navid navin navneet navya nawaf nawal nayef nazan nazanin nazim
    nazli nazri ndidi nebojsa necati neelam neeraj neeta neetu negar neha neil nektarios nele nell nellie nelson
    nemanja nenad nene nerijus nerissa nermeen nermin nerys nesrin neta nevena neville nevin ngaio ngaire ngan nghia
    ngoc ngozi ngurah nguyet nhan nhat nhung niall niamh nianzu nicanor nicholas nick nicola nicolae nicolas nicole
    nicoleta nicoletta nicolo nida nidal nidhi niels nienke nieves nigel nighat nihal nihar nihat niilo nikau nikhil
    nikhila nikita niklas niko nikola nikolai nikolaos nikolay nikos nilay nilesh nilgun nilo niloofar niloufar nils
    nima nimisha ning ningning nining nino niousha niraj niran niranjan nirav nirmal nirmala nisha nishant nisreen
    nissim nitesh nithya nitin nitya nitzan nivedita niven nives nizar njal njeri njoki njoroge nkechi nkem nkosana
    nkosazana nnamdi nneka noah noam noboru nobu nobuhle nobuko nobuo nobuyuki nodira noelani noelia noemi noemie
    noha nokuthula nomsa nomvula nonhlanhla nontando noor noortje nooshin nora noraini norbert norberto noreen
    norhayati noriko norio norma norman normunds nosheen nosipho nouf nour noura novi ntombi ntsiki nuala nugzar
    nune nuno nunzia nuray nurcan nurgul nuria nurit nurlan nursultan nurul nyambura nyasha nyokabi nyoman oana
    obinna obioma oceane octavia octavian octavio oddny oddvar odhiambo odile odion odysseas ofer ofir ognjen oguz
    ohad oili oisin okan okechukwu okeke okello oksana oktay olabisi olaf olamide olav olayinka oldrich oleg
    olegario oleksandr oleksii olena olesya olga olha olimpia olinda oliver olivia olivier olli olof olufemi
    olufunke olumide oluwaseun oluwatobi olwen omaima omar omari ombeline omer omid omkar omolara omotola omran omri
    onder ondine ondrej onni onur onyeka onyekachi opeyemi orazio oren oreste orestis orhan oriana oriane orietta
    oriol orit orla orly ornella oronzo orsolya osagie osama osamu osayi osbert oscar oskar osman osnat osric ostap
    osvaldo oswald otabek otakar otar otavio otis ottavia ottmar otto ottoline ousmane oussama outi ovidiu owain
    owen oyelaran oystein oyuna oyunchimeg oyvind ozan ozge ozgur ozlem paavo pablo paco padma padmini padraig paige
    paivi pakpao palesa pallavi palmira pam pamela panagiota panagiotis panayiotis pania pankaj panos paola paolo
    parag paras paraskevi parastoo paresh parham parisa parminder parth parthenia parthiv parvaneh parvati parveen
    parvin parviz pascal pascale pascuala pasi pasquale patrice patricia patricio patrick patrizia patrycja patryk
    paul paula paulina pauline paulo pavan pavel pavithra pavla pavlos pawan pawel payal payam pedram pedrinho pedro
    pegah peggy peiyu pejman pekka pelagia pelin penelope peng pentti pepe percival peregrine pernilla pernille
    perpetua perpetuo perrine persefoni perttu petar pete peter peteris petr petras petre petri petro petronella
    petros petru petter peyman phichit phil philip philipp philippa philippe phillip phineas phoebe phong phuc phuoc
    phuong phyllida phyllis piera pierluigi piero pierre pierrick pieter pietro pimchanok pina pinar pinchas piotr
    pirjo pirkko piroska piyush placido polina polly polyxeni pooja poonam portia pouya prabha prabhakar prabhu
    pradeep pradnya prakash pramila pramod pranav pranay pranita prasad prasanna prasanth prasert prashant pratap
    prateek pratibha pratik pravat praveen pravin prayut preben predrag preeti premysl prerna preston priit primo
    primrose priscilla prithvi priti priya priyam priyanka prudence prudencio przemek przemyslaw puja puleng pulkit
    puneet purificacion purnima purushottam pushpa putra putri putu pyotr qasim qian qiang qianru qing qingyun qiong
    quang quentin quincy quinton quique quoc quyen quynh raanan rabab rabia rabih rachael rachana rachel rachele
    rachid rachna rade radek radha radhika radim radka radmila radoje radomir radoslav radoslaw radovan radu radwa
    raed rafael rafaela rafal raffaele raffaella rafi rafia rafik rafiq raghad raghav raghavendra raghu ragna ragnar
    ragnhild rahayu rahel rahma rahmat rahul raija raimo raimonds raimunda raimundo rainer raisa raivis rajan rajani
    rajat rajeev rajendra rajesh rajeshwari rajinder rajiv rajkumar rajni raju rakesh ralf ralph raluca ramachandran
    ramadan ramakrishna raman ramana ramazan ramesh rameshwar rami ramin ramiro ramon ramy ramya rana ranbir rand
    randall randy rangi rania ranjan ranjana ranjit ranjith raoul raphael raphaelle raquel rasa rasha rashad rashi
    rashid rashida rashmi rasmus rasoul rastko rati ratko ratna rattana raul ravi ravindra rawan rawiri raymond
    raymonde razan razvan rebecca recep reece reem reena refilwe reginald regine regis reha rehan reidun reijo reiko
    rein reina reiner reinhard reinhold reinier reka rekha remedios remi remigiusz remy renan renata renate renato
    renaud rene renee reni rens renske renu renuka renzo reshma retha rethabile retno reuben revathi rewi reyes
    rhiannon rhodri rhys riad rianne ricardo riccardo richa richard rick ricky ridhi ridvan rieko rigoberto rihards
    riikka rik rika riko riku rikuto riley rima rimantas rina rinaldo rini risa rishabh rishi risto rita ritesh
    ritika ritu ritva rivka riya riyad rizal rizki rizwan roar robbie robert roberta roberto rocco rocio rodel
    rodelio roderick rodney rodolfo rodolphe rodrigo roel rogelio roger rogerio rohan rohini rohit roisin roksana
    roland rolandas rolf romain romane romeo romina rommel romulo ron ronald ronaldo ronan ronen rong roni ronit
    ronnie roopa roos rory rosalba rosalia rosalind rosalinda rosamund rosana rosangela rosanna rosaria roscoe
    rosemarie rosemary rosendo roshanak rosie roslan rosmah rosnah rossana rossella rostislav roswitha rotem rowena
    roxana roxane roxanne roya roza ruairi ruaridh ruba ruben rubina ruchi ruchika rudi rudiger rudolf rufaro rufino
    rufus ruggero rujuta rukmini rumi runa rune ruolan ruolin ruoxi rupa rupal rupali rupert rupesh ruqayya ruslan
    russell rustam rusudan ruta rutendo rutger ruti ruud ruzanna ruzena ryan ryoji ryoko ryosuke ryota ryszard
    ryuichi ryuji saad saara sabina sabine sabita sabri sabrina sacha sachiko sachin sadaf sade sadegh sadhana sadia
    sadie sadik saeed saeid safaa safiya safwan sagar sagi sahana sahar sahil said saif saima saira sakari saki
    sakura salah salam saleh salete salif salim salima salma salman salome salvatore salwa samal saman samaneh
    samantha samar samarth sameer sameera sameh samia samih samiksha samina samir samira samkelo samorn sampath
    samson samuel samuele samuelu sanaa sanaz sanda sandeep sander sandhya sandis sandor sandra sandrine sandro
    sang-hoon sangeeta sangita sangwoo sani sania sanit sanita sanja sanjana sanjay sanjeev sanjiv sanket sanna
    sanne santhosh santi santino santosh saoirse saori sapna saqib sara sarah sarala saravanan sardor sargis sarit
    sarita sarnai saroj sascha saskia saswati sathish satish satoko satomi satoru satoshi satsuki satu saturnino
    satya satyam saul saule saulius saumya saurabh saverio savita sayaka sayuri scarlett scott se-jin seamus sean
    sebastian sebastiao seda sedat sedef seema segismundo segolene segun seiichi seija seiji seiko sekhar sekou
    selam selamawit selassie selcuk selim selin selina sello selma semih semisi semra semyon sena senad seo-yeon
    seo-yun seohyun seojun seoyeon sepideh seppo septimus serap seraphina serdar serge sergei sergey sergio sergiu
    serhat serhii serik serkan servando setareh seth setiawan setsuko settimio seung seung-hyun sevda severine
    severino sevgi sevil sevim seyi sezen sfiso shabana shabbir shabnam shadi shadia shaghayegh shahbaz shahd shahid
    shahida shahin shahla shahram shahrul shahrzad shahzad shai shaila shailaja shailesh shaima shaka shakeel shakti
    shakuntala shalini shalva shamim shani shanice shaniqua shankar shannon shanshan shanta shanthi shanyuan
    shaoqing shapour shaquille sharad sharada sharmila sharon shashank shashi shatha shaul shaun shauna shavkat
    shawn shay shazia sheela sheetal shefali shehzad sheila shekhar shelley shereen sheridan sherif sherry sherzod
    shideh shigeo shigeru shiho shihong shilpa shimon shingo shinichi shinji shinobu shintaro shinya shiori shira
    shiri shirin shirley shiv shiva shivam shivani shizuka shizuko shlomi shlomit shlomo shmuel shoaib shobha
    shobhana shohei shohreh shoji shona shoshana shota shraddha shreya shri shrikant shruti shuang shubha shubham
    shufen shuhui shui shuichi shuji shulamit shumin shun shunsuke shuyi shweta shyam siamak sian siavash sibel
    sibongile sibusiso sibylle siddharth siddhartha siddhi sidney sidonie sidra siebe siegfried sienna sietske
    sifiso sigal sigbjorn sigfrid sigfrido sigita signe sigrid sigurd siham siim silas silje silke silvana silverio
    silvester silvia silvio silviu simao simeon simin simon simona simonas simone simphiwe simran sinan sindhu
    sindisiwe sindre sinead sinem sini sinisa siobhan sione sipho siranush siriporn sirpa sita siti sivan sixten
    siyu sizwe sjoerd slava slaven slavica slavko slavomir slavomira slawomir slobodan smita smriti sneha snehal
    snezana sobia socorro sofoklis sofya soha sohail sohan soheil soheila sohrab soili solange solene solomiya
    solomon solveig solvej somayeh somchai somkid somsak sona sonal sonali sonam songlin songul sonia sonja soo-jin
    soo-yeon soojin sooyoung sophia sophie soraia soraya sorcha soren sorin soroush sosuke sota sotiris souad
    soufiane souleymane soumya sowmya soyeon spiros spyridon spyros sravan srdjan sreedhar sreenivas sridevi sridhar
    srikanth srinivas srinivasan sriram srishti stacey stacy staffan stamatis stan stanislav stanislava stanislaw
    stanley stasiek stavros stavroula stefan stefania stefanie stefano stefanos steffen stein steinar stelian
    stelios stellan sten stepan stepanka stephane stephanie stephen stevan steve steven stewart stig stijn stine
    stjepan stojan struan stuart stylianos su-bin suat subash subhash subramanian suchart suchitra sudha sudhakar
    sudheer sudhir sudip sugeng suha suhail suharto suhayl sujata sujatha sujay sujit sukanya sukarno sukru sulaiman
    sule sulekha suleyman sumaira suman sumana sumant sumaya sumedha sumire sumit sumitra sun-hee sundar sundari
    sunee sung-ho sung-min sunghoon sungmin sunil sunita sunniva supaporn surabhi suraj surasak surendra suresh
    surya susan susana susanna susanne sushant sushil sushila sushma susie susilo susumu suvarna suwarno suzan
    suzana suzanne suzu suzume svante svatava svatopluk svea svein sven svenja sverre svetlana svitlana swantje
    swapna swapnil swarna swati sweta syafiq sybil sybille syed sylvain sylvester sylvia sylvie sylwester sylwia
    synne synnove szabolcs szilard szilvia szymon tabitha tadesse tadeusz tadhg tae-hyung taehyun taeyang tafadzwa
    tafari taha tahani taher tahir tahira taichi taiga taina taiwo taka takahiro takako takao takashi takato
    takayuki takeo takeru takeshi taku takuma takumi takuya talal talha tali talia tallulah tama tamar tamara tamas
    tamer tamika tammy tamrat tamsin tamuna tancredi tandeka tane taner tangaroa tanguy tania tanisha tanmay tanuja
    tanveer tanvi tanya tapani tapio tapiwa taraneh taras tarcisio tarek tareq tariel tarik tariq tariro tarja
    tarkan tarun tasneem tasos tatiana tatjana tatsuo tatsuya tatyana taufik tavita tayfun taylor tayyaba teemu
    tegan teguh tehmina tejal tejas tejaswini tekin telma telmo temel temir temitope temur tendai teodor teodora
    teodoro teodosio teppo terence teresa teresinha tereza terje tero terry tesfaye tessa tetiana tetsuo tetsuro
    tetsuya teun tevita thabani thabiso thabo thach thaddeus thais thaksin thalia thamer thanasis thandeka thandi
    thandiwe thando thang thanh thao thea thelma themba thembi theo theodora theodore theodoros theodosia theofanis
    theophile theophilus theresa therese theresia thiago thibault thibaut thien thierry thijs thilo thinh thoa thoko
    thokozani thomas thora thorbjorn thorsten thuan thuc thulani thuong thuraya thurston thuy tiago tianyu tiberiu
    tibor tiburcio tiernan tigran tihana tihomir tiina tiit tijmen tilahun tilda tilman tilo tim timea timo timofei
    timofey timothy timur tina tinashe tinatin tingting titik titilayo tiziana tiziano tjeerd toan tobechukwu
    tobenna tobiah tobias toby tochi todd toivo tola tolga tolu tom toma tomas tomasz tomer tomislav tommaso tommy
    tomoe tomohiro tomoko tomomi tomos tomoya toni tony toomas topher tora torben torbjorn torgeir toril torill
    torsten toru toshi toshiaki toshihiro toshiko toshio toshiro toshiyuki touraj tova tove tracey tracy traian tran
    traudel traudl travon tremaine trevon trevor tricia triin trinh tristan trond truc trung truong trupti truus
    trygve tsegaye tsepo tshepo tsion tsubasa tsutomu tsuyoshi tsvi tuan tudor tugba tuija tulay tulin tulsi tumelo
    tuncay tunde tuomas turgut turhan tushar tuti tuula tuulikki tuva tuya tuyen tuyet tyra tyrell tyrone tzipi
    tzipora tzvi ubaldo uche uchechi uchenna uday udaya udin udo ufuk ugochi ugonna ugur ujjwal ulani ulari ulas
    uldis ulf ulisses ulla ulric ulrich ulrike ulugbek ulysses uma umair umang umar umberto umeko umesh umit ummu
    umut unathi unni upendra urbano urho urmas urmila uros ursula urszula urvashi usama usha usman utami utkarsh
    uttam uwe uyen uzi uzma vaclav vadim vaea vaggelis vagner vahagn vahan vahe vahid vaibhav vaida vaino vaishali
    vaishnavi vakhtang valdas valdemar valdir valdis valentin valentina valentino valeri valeria valerie valerio
    valeriu valeriy valery van-anh vanda vandana vanderlei vanessa vangelis vani vanita vanja varazdat vardan varsha
    varun varvara vasanth vasantha vasco vasile vasiliki vasilis vasily vaso vassilis vasudev vasudha vasyl vedat
    vedran veena veerle vegard veikko veit veli venancio venkat venkata venkatesh vered verena verity veronica
    veronika veronique vesa vesna vibeke vibha vicenta vicente vicky victoire victoriano vidar vidas vidhi vidya
    viera viet viggo vignesh vihaan vijay vijaya vijayalakshmi vikas vikash vikram viktor viktoria viliam ville
    vilma vilmos vilnis vimal vimala vinay vinaya vince vincent vincenzo vineet vineeta vinh vinicius vinita vinod
    vinoth violaine violeta viorel viorica vipin vipul viraj virendra virgilio virginie virpi virtudes vishal vishnu
    vishwa vitali vitaliy vitaly vitor vitoria vittoria vittorio vivek vivian viviana vivien vivienne vlad vladan
    vladimir vladimira vladislav vlado vlasta voitto vojislav vojtech volkan volker volodymyr vratislav vsevolod
    vusi vyacheslav vytautas wael wafa wafaa wagner wahid wahyu wairere wairimu wakana walburga waleed walid wallace
    walter waltraud wambui wamuyu wanchai wanda wang-lei wangari wanjiku wanjiru waqar waqas warda wasim wassim
    wataru wawan wayan weidong weimin weiming weiwei wellington wenbin wenceslao wendell wendy wenjie wenjing
    wenling wenyan wenzel werner weronika wesley wessel whetu whitney wichai widad widodo widya wiebke wieslaw
    wiktor wiktoria wilbur wilfred wilfried wilhelm wilhelmina willa willem willemijn william willie wim winai winda
    winfried winifred winston wioletta wira wirat wiremu wissam witold wladyslaw wlodek wlodzimierz wojciech wojtek
    wolfgang woo-jin woojin wouter wytske xanthe xavi xenia xenophon xiang xiao xiaobo xiaodan xiaodong xiaofeng
    xiaohong xiaohui xiaojun xiaoli xiaoling xiaoming xiaoping xiaotong xiaowei xiaoyan xiaoyu xico ximena xing
    xingyu xinyi xiomara xiulan xiumei xiuying xuan xueqin yaakov yael yafit yagmur yahya yair yakubu yakup yalcin
    yalda yamato yamini yana yanfei yanhong yaniv yanli yanmei yann yannick yannis yanti yanto yanyan yaoyao yara
    yared yaron yaroslav yaryna yasaman yasemin yaser yash yashwant yasin yasir yasmin yasmine yasser yassine
    yasuhiro yasuko yasunori yasuo yasushi yavuz yazhu yegor yehonatan yehuda yejin yekaterina yelena yeliz yemi
    yeon yerlan yesenia yesim yetunde yevgeny yevhen yevhenia yevheniia yiannis yichen yifan yifei yigal yigit
    yildiz yilmaz yimin yingjie yingluck yingying yisrael yitzhak yizhar ylva yngve yoav yochai yoel yogesh yogi
    yogita yohannes yoichi yoko yolanda yonatan yong-ho yongjun yongqiang yongrui yoni yoo-jin yoojin yoon yoram
    yorgos yosef yoshi yoshiaki yoshie yoshihiro yoshiko yoshio yoshito yossi yosuke yotam youcef younes young-ho
    young-jae youngho youngjae yousef youssef ysbrand yu-jin yuanyuan yubin yudi yuhan yuichi yuina yuji yuka yukari
    yuki yukiko yukio yuko yulan yulia yulin yuliya yuma yumi yumiko yun-seo yuna yuni yunus yunxia yuri yuriko
    yuriy yury yusheng yusuf yusuke yusup yuta yutaka yuting yuto yutong yuuki yuval yuxuan yuya yvain yvan yves
    yvette yvonne zacarias zach zachariah zachary zafar zafer zahid zahida zahra zaid zain zainab zainabu zainal
    zaki zaleha zane zanele zara zarina zaruhi zawadi zaynab zaza zbigniew zbynek zdenek zdenka zdravko zdzislaw
    zebedee zedong zeeshan zeev zehava zehra zeina zeinab zekeriya zeki zelda zelia zeljka zeljko zenebech zeno
    zenobia zenon zerrin zeynep zhaleh zhanar zhang-wei zhanna zheng zhenguo zhenya zhenyu zhihao zhiming zhiqiang
    zhiwei zhong zhongwei zhou ziad zigmars zihan zihao zinaida zineb zinhle zinnia zita ziva zixuan ziya ziyi zlata
    zlatan zlatko zodwa zofia zohaib zohar zohreh zoltan zoran zorana zouhair zsofia zsolt zsuzsa zsuzsanna zubair
    zubeen zuberi zubin zuhal zulema zulfiya zulkifli zurab zuri zuzana zuzanna zvi zvonimir zydrunas zygmunt
"""
CLEAR = frozenset(_CLEAR.split())

# Names that are often a word, a place, a month or a product: they need a cue or a surname.
_DOUBTFUL = """
    abbas ada ade adelaide adi ai aida aki alaa alba alexis almaz alp ama amber amer amr angel angeles anh ani april
    ari ariadne ariel asa aster aurora austin awa aya ayo ayu bala bao baris bas bill blanca bo bora brad brent
    bronte brooke calliope can carina carol carolina caspian celeste celia cem chad chandra chang charity chelsea
    chester chi christian cicero cornelia costanza crystal dag daisy dale dan dao daphne dat dawid dawn dean deniz
    desta dev devi devon dina dino disha divina dolores don dong dov drew duc dung duy dwi earl ebba ece ed efe eka
    eli emi eri esa esi esperanza evi faith fang faraji fei feng fletcher floor flora florence frank gang georgia
    gia gift gil gita glen grace graham grant gro gul guo guru guy ha haddad hadi hai hale han hang hanna hao harm
    hazel hoa hong hope hua hue hui hung hunter huy ido ife ige iman indra ines inga ion ira iris isla issa iva ivy
    jackson jad jade jae jan jasmine jasper jia jie jordan jos joy julia jun june juno kai karanga kay kei ken kent
    kim kiran kit lada laima lam lama lan lance lea lee lei lev lia lian lin linda ling linus liu liv loan loc logan
    long lou lourdes made madison mahdi mai mandana marc maria marina marine mark mason max may maya mei mercedes
    mercy mere milan miles min mina mine mo moe mona morgan nam nana nancy nao naz neo nerea nga nguyen nhi nhu nia
    nil nina nir noa noel nok nur obi odd ola ole olive olu ophelia orlando orson pal paloma pandora patience patty
    paz pearl penda penny per percy perry petra piers pilar pim ping piper poppy precious prem pua qiu quan quinn
    quy raj raja ram rama ran ray regina rei ren rex reza rida rie rob robin rod roman romano rosa rosario rose ross
    rowan roy ruby rui ruth ryo ryu saba sabah safa sai salem sally salvador sam samba sami sana sandy santiago
    santos sari sasa sefa serena shan shane sharif sheng shi shin sho simba sina siv sofia soledad son sora spencer
    sri stella sue sultana summer sunday sunny sydney takahashi tal tam tan tao tara taro tea ted tena tess thai thi
    tho thu tian tien tiffany tor tore tram trang travis tri trine trinidad trong troy trude tu tui tung tyler udi
    ugo uli una urban uri uta ute valentine veer vera vernon vic victor victoria viola violet virginia vit vito vuk
    vy wade warren wayne wei wen will wolf xavier xia xin xiu xu xue yaa yan yang yaw yen yi ying yong yu yua yuan
    yue yui yun zhen zhi ziv zoe zoi zola
"""
DOUBTFUL = frozenset(_DOUBTFUL.split())
