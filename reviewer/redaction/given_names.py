"""Given names of many cultures, without accents and in lower case."""

# Names that are hardly ever anything else.
_CLEAR = """
    aaliyah aarav aaron aart aarti abdel abdelaziz abdelkader abdelrahman abdou abdoulaye abdul abdulaziz abdullah
    abdulrahman abeba abebe abeer abeni abhay abhijit abhinav abhishek abigail abilio abimbola abiodun abiola abir
    abosede achara achille achilleas achim adaeze adaku adam adamos adanna adaora adebayo adebola adejoke adekunle
    adel adela adele adeola aderonke adesuwa adetokunbo adewale adeyemi adil adina adit aditi aditya adji adjoa
    adnan adrian adriana adriano adrien adrijana afaf afia afonso afshin afua agata agathe agnes agnese agneta
    agnieszka agung agus agustin agyeman ah-young ahlam ahmad ahmadreza ahmed ahmet aibek aicha aigerim aiguo aika
    aiko ailin ailsa aiman aino ainur aisha aisling aissata aissatou aitor aivars aizat aizhan ajay ajit akane
    akanksha akari akash akhil akihiro akihito akiko akin akinyi akio akira akito akosua akram aksel akshay akua
    akwasi alain alan alban albert alberta alberto albin albrecht alda aldo alec alejandra alejandro alekos
    aleksandar aleksander aleksandra aleksei aleksey alen alena alenka ales alessandra alessandro alessia alessio
    alex alexander alexandr alexandra alexandre alexandros alexei alexey alfio alfonso alfred alfredo algirdas
    alhaji alhassan ali alia alibek alice alicia alicja aliko alimatou alin alina aline alireza alison alix aliya
    alka alla allan allison almas alofa alois alok alon alonso alva alvaro alyona alyssa amadeu amadou amaka amal
    amalia amanda amandine amani amara amare amari amarjit ambika ambra ameer amelia amelie ameyo amihan amina
    aminah aminata amine amir amirali amit amita amitabh amjad ammar ammara amol amos amrit amrita amy an-nhien
    ana anabel anais anand ananda ananya anas anastasia anastasios anat anatoli anatoly anca ancuta anders andika
    andini andrada andras andre andrea andreas andreea andrei andrej andreja andres andrew andrey andrija andris
    andrzej andy anele aneta angad angela angelica angeliki angelina angelito angelo anggi angus anica aniko anil
    anish anita anja anjali anjana anjum anke ankit ankita ankur anmol ann anna annalisa anne anneke annelie
    annelies anneliese annette annie annika anong anselmo anssi antanas ante anthony antigone antje antoine anton
    antonella antonia antonin antonio antony antti antun anuj anupam anupama anuradha anurag anusha anwar anyango
    aoife aparna apinya apoorva apostolos araceli aram ararat arash aravind archana archie archil arda ardeshir
    areej arezoo ariadna arianna arief arif ariki aris arjen arjun arkadiusz arkady arman armando armen armin
    arnaldo arnaud arne arnold aroha arpad arpine arsen arslan artak artem arthit arthur arto artur arturas arturo
    artyom arun aruna arunas arundhati arvid arvind arvis arvo arwa asad asaf asami asbjorn asha ashish ashley
    ashok ashot ashraf ashwin ashwini asier asif asim askar asli aslihan asma asmaa assaf assel asta astrid asuka
    asuncion atefeh athanasios atieno atif atiq atsuko atsushi attila atul aude audrey audrius augusto aukse aulia
    aurel aurelia aurelie aurelien austeja avi avigail avinash aviv avner avraham awino axel axelle ayaka ayako
    ayame ayan ayana ayanda aydin ayelet ayesha ayman aymen ayodele ayokunle ayomide ayoub ayse aysegul aysun
    ayten ayumi ayush azadeh azamat azar azhar aziz aziza azlan azman azubuike azusa azza babajide babak babatunde
    badr bagus baha bahaa bahador bahar bahman bahram baiba bakhyt balaji balakrishnan balazs balint bambang
    bamidele bandile bao-anh baozhai baptiste barak barbara barbora barry bart bartek bartosz basak basem bashar
    bashir basim basma bassam bastian bastien bayani bayram bayu beata beate beatrice beatriz becky begona behnam
    behnaz behrouz behzad bekzod bela belen ben bence benedetta benedicte benedikt benedito benigno benito
    benjamin benoit beppe berat berhane berk berkay bernadette bernard bernardo bernd bernhard bertrand beth
    bethany betty beverly bhanu bharat bharati bhaskar bhavana bhavesh bhavna bhuvan bhuvana bianca bice bijan
    bilal billy bindu binh biniam bipin birgit birgitta birhanu birute bituin biyu bjarne bjorn blake blanka
    blazej bo-wen boaz bob bobby bobur bodo bogdan bogumil boguslaw bohai bohdan bohdana bohumil bohuslav bojan
    bojana bola bolaji bolek bongani boram boris borislav borja bouchra boutros boza bozena bozidar bradley brahim
    bram brandon branislav branka branko brenda brendan brian brid bridget brigitte britt britta bronislaw bronwyn
    bruce bruna bruno bryan budi bukola bulent burak burcu burkhard bushra busisiwe busra byron byung caetano
    cahya caio caitlin callum calvin camelia cameron camila camilla camille cansu capucine carl carla carlo carlos
    carlota carmela carmelo carmen caroline carolyn carrie carsten carys casey catalin catalina catarina caterina
    catherine cathy catriona cecile cecilia cecilie cedric celine celso cemal cemil cengiz ceren cesar cesare
    cezar cezary chae-won chaim chaima chaiya chalerm chana chanarong chandan chandrika chang-min chantal chao
    chaoxiang charan charlene charles charlie charlotte chatchai chau chausiku cheng chenguang cheryl chetan
    chetana chhaya chiamaka chiara chibueze chibuike chibuzo chidi chidiebere chidinma chidubem chie chieko
    chihiro chijioke chika chikondi chima chimamanda chinedu chinelo chinonso chinwe chinyere chioma chipo chirag
    chisato chisom chitra chiyo chloe chris christa christelle christiane christina christine christoph christophe
    christopher christos chukwudi chukwuemeka chukwuma chul-soo chun chunhua chunlei cian ciara ciaran cihan cindy
    cintia cinzia ciprian ciro citra claire clara clark claude claudia claudio claudiu clemence clement clementine
    clifford clive clyde codrin cody colette colin conceicao concepcion connor constance constantin consuelo
    coralie corazon corentin corey corina corinne cormac corne corrado cosimo cosmin costas costel courtney craig
    crina crisanto cristi cristian cristiano cristina cristobal csaba csilla cuong curtis cynthia cyril cyryl
    czeslaw da-eun daan dabiku dace dacian dae-jung dafna dafydd dagmar daichi daiki dainis daisuke dalal dalia
    dalibor dalisay daliso dalit damian damien damilola damini damon dana dandan danica daniel daniela danielle
    daniil danilo danish danit danjuma danny danuta darek daria dario darius dariush dariusz darko darren darryl
    darshan darshana darya dato datu dauren dave davi david davide davit davor dawei dawit debbie debora deborah
    debra declan deepa deepak deepali deepika deepti deirdre dejan delphine demba deming denes denis denise dennis
    derek derrick despina detlef devendra devika dewi dhananjay dharmesh dhruv diallo dian diana diane diarmuid
    didier diederik diego diep dieter dietmar digvijay dikembe dilara dilek dilip dilshod dilys dimas dimitra
    dimitri dimitris dinara dinesh dinh diogo dionysis dipak dipika dirk dirkje divya diya djamila djeneba dmitri
    dmitriy dmitry doaa dobromir domenico domingo dominic dominik dominika donald donatella donato dong-hyun donna
    dora doris doron dorota dorothea dorothee dorothy doug douglas dragan dragana drago driss dror duaa duangjai
    duarte dubravka dumisani dumitru duncan dunja duong durga dusan dusanka dustin dwayne dylan eamon ebele ebere
    eberhard ebru eckhard eddie edem edgar edin edit edith edmund edoardo edouard edsger edson eduarda eduardo
    eduards edward edwin edyta eero eeva efrat efren eftychia efua egidijus egil egils egle egon egor ehsan ehud
    eiji eiko eileen eilidh eimear einar einat eino eirik eirini eitan ejike ekaterina ekene ekow ekta ekua elad
    elaheh elaine eldad eleanor eleftheria elena eleni eleonora elfriede elham elias eliezer elif elijah elin
    elina elior elisa elisabetta elise eliyahu elizabeth elizaveta elke ella ellen ellie elliot elliott elnaz
    elodie eloise eloy elpida elsa elsie elske elwira elzbieta eman emanuela emanuele embla emeka emeline emem
    emerson emiko emil emilia emiliano emilie emilio emily emin emina emine emir emma emmanuel emmanuelle emrah
    emre emrys encarnacion endah endang ender enes engin eniko eniola enitan enlai enrica enrico enrique enyinnaya
    enzo eoin eran ercan erdem erdogan eren erez erhan eric erica erik eriko erin erkan erkki erlan erlend erlinda
    ermanno ernest ernesto erol ersin ertugrul erwin eryk erzsebet esfandiar eshe esin eskil esma espen esra essam
    esteban estefania estela estelle esther eszter eteri ethan etienne etsuko ettore eugen eugene eugenia eugenie
    eugenio eugeniusz eulalia eun-ji eun-kyung eunji eusebio eva evan evangelia evangelos evdokia eveliina evelyn
    evgeni evgenia evgeniy evgeny ewa ewan ewelina eyal eyup ezequiel ezinne fabian fabiana fabien fabienne fabio
    fabiola fabrice fabricio fabrizio facundo fadel fadi fadia fadime fahad fahd fahim faisal faiza faizan fajar
    falk farah farai fares farhad farhan farhana farid farida faridah farideh faris farnaz farouk farrukh faruk
    farzad farzana farzaneh fatema fatemeh fathi fatih fatima fatin fatma fatou fatoumata faustine fawad fawzi
    fawzia faye federica federico fedor felicia felicie felicity felipe felix femi femke fengge feras ferdie
    ferdinando ferenc fereshteh fereydoun fergus ferhat feride ferit fermin fernand fernanda fernando feruza feyza
    fidel fidelina fiker fikile fikret filip filipa filipe filippo filiz finn finnian fiona fionn firas firat
    firouzeh fisseha fitri flavia flavie flavio florbela florent florentina florian florin floris folake folami
    folasade fotini fotis fouad fozia frances francesca francesco francis francisca francisco franciszek franco
    francois francoise franjo franklin frantisek franz franziska fred freddie frederic frederick frederique
    fredrik freya frida frieda friederike friedrich frode fuad fuat fumihiro fumiko fumio funda funke funmilayo
    fuqiang furkan fyodor gabi gabija gabor gabriel gabriela gabriele gael gaelle gaetan gagan gagik gaia gail
    gajendra gakuru galih galina galit gamze ganesh garba gareth garik garry gary gaspard gaspare gaurav gauri
    gautam gauthier gavin gayane gayatri gcina geert geeta geetha geir gemma genevieve gennady gennaro genowefa
    geoff geoffrey georg george georgiana georgina georgios georgy gerald geraldine gerard gerardo gerd gerda
    gergely gergo gerhard gerlinde german gerrit getachew gethin gevorg geza ghada ghaith ghassan ghazal gheorghe
    ghislaine giacomo giada gian giancarlo gianfranco giang gianluca gianmarco gianna gianni giannis gideon giedre
    gigi gijs gilad gilbert gilberto gilda gilles gillian gina ginevra gino gintaras giorgi giorgia giorgio
    giovana giovanna giovanni girish girma girts gisela giulia giuliana giuliano giulio giuseppe giuseppina giusy
    givi gizella gizem gleb glenn gloria gokce gokhan golnaz goncalo gonul gonzalo gopal gopi goran gordana gordon
    gorm goro gosia gottfried govind graciela grainne grazia graziella grazyna greg gregor gregoria gregorio
    gregory greta grete grigory grzegorz guadalupe guang guanyu gudrun gugu gugulethu guido guilherme guillaume
    guillermo guiying gulay gulcan gulnara gulnoza gulsah gulsen gunars gunda gunhild gunilla gunnar gunther
    guntis guoliang guoqiang guro gurpreet gustaf gustav gustavo guven gwen gwenaelle gwyneth gyeong gyorgy gyula
    ha-eun habib habiba habtamu hadar hadas hadeel hadiza hae-won hafiz hafizah hagit hai-yen haider haile hailey
    haim haitham haiyan hajar hajime hajnalka hakan hakob hakon hala halil halima halimah halina haluk halvard
    hamad hamid hamida hamidah hamidreza hamish hamisi hamsa hamza hana hanaa hanako hanan hande haneul hanh hani
    hanka hannah hanne hannes hannu hans haoran haoyu harald hari harini haris harish harold haroon haroun
    harpreet harriet harrison harry harsh harsha harshad harshal hartmut haru haruka haruki haruko harumi haruto
    harvey hasan hashem hasmik hasnah hassan hassana hatem hatice haya hayat hayato haydar hayk haytham hazem
    heather heba hector hedda hedwig hee-jin hege heidi heike heikki heiko heiner heinrich heinz heitor helder
    helen helena helene helga helge helle helmi helmut hema hemant hemi hend hendra hendrik henk henning henri
    henrik henrike henrique henry henryk herbert heriberto hermann hernan heru herve hetal hiba hicham hideaki
    hideki hideko hideo hieu hikari hikaru hila hilary hilde hildegard hilkka himanshu hina hinata hind hine hiro
    hiroaki hiroki hiroko hiromi hiroshi hiroto hiroyuki hirut hisako hisashi hisham hitesh hitomi hitoshi hjalmar
    hlengiwe ho-jin hoai hoang hoda holger holly hongmei honoka honza hooman horatiu horia horst hortense hosni
    hossam hossein houda houman hovhannes howard hripsime hrvoje huan huang hubert huda hugh hugo hugues huifang
    huimin huiqing hulya huma humaira humberto huong huseyin hussain hussam hussein huw huyen hye-jin hyejin hyeon
    hyun hyun-woo hyunwoo iacob iain ian ibironke ibolya ibrahim ibrahima ichiro idan idil idowu idris idun ieuan
    ieva ifeanyi ifeoma ifeyinwa ignacio ignacy igor ihsan ijaz ijeoma ikechukwu ikenna ilan ilana ilaria ilda
    ildiko ileana ilhan ilias ilie ilinca ilker ilkka ilknur ilmari ilona ilse ilya ilze imad imane imani imanol
    imants imelda imogen imran imre in-ho inaam inacio inas inbal inci indah indira indrani indu inese inge
    ingeborg inger ingo ingrid ingunn ingus inigo inka inmaculada inna intan intisar ioan ioana ioanna ioannis
    ionela ionut ipek iqbal iraj irakli irem irena irene ireneusz irfan irina irmgard irwan iryna isaac isabel
    isabela isabella isabelle isamu isao isha ishaan ishita isidro ismail isobel isolde isra israa istvan itai
    itamar itay itsuki itziar itzik iulia iulian ivan ivana ivano ivar ivars iveta ivette ivica ivo ivone iwona
    iyabo iyad izabela izumi izzat jaap jabari jabir jabu jabulani jacek jacinto jack jackie jacob jacopo
    jacqueline jacques jadranka jadwiga jae-hyun jaehyun jafar jagan jagdish jagoda jahnavi jaime jair jake jakob
    jakub jalal jamal james jamie jamil jamila jamshid jan-willem jana janaki jane janet janice janina janis janki
    janne janneke janos janusz jared jarek jari jarmila jarmo jaromir jaroslav jaroslaw jasbir jasmina jasna jason
    jaspreet jasur jatin javier jawad jay jaya jayant jayanti jayesh jayshree jean jean-luc jean-marc jean-pierre
    jeanne jeff jeffrey jejomar jelani jelena jelle jendayi jengo jenna jennifer jenny jens jeong jepkosgei jeremy
    jeroen jerome jerry jerzy jesper jesse jessica jesus ji-eun ji-hoon ji-hye ji-min ji-soo ji-won ji-woo ji-yeon
    jiahao jiaming jian jianguo jianhong jianhua jianjun jianping jiayi jieun jigar jignesh jihad jihan jihoon
    jihye jill jim jimena jimin jimmy jin-woo jindra jindrich jing jingjing jingyi jinhua jinsong jinwoo jiri
    jirka jiro jisoo jitendra jitka jiwon jiyeon joachim joakim joan joana joanna joanne joao joaquim joaquin
    jocelyne jochen jodie joe joel joelle johann johanna johannes john johnny joko jolanta jomar jomo jon jonah
    jonas jonatas jonathan jong joo-hyun joon joon-ho joost jorg jorge jorgen joris jorn jose josef josefa
    josefina josefino joselito joseph josephine josh joshua josiane josip jouni jovan jovana jovi joyce jozef
    jozsef juan juana judit judith judy juha juhani jukka julian juliana juliano julie julien juliet juliette
    julio julita juma jumana jun-ho junaid jung-ho junho junichi junjie junko junpei juozas jurga jurgen jurgita
    juris jurriaan jussara jussi justin justinas justine justyna jutta jyothi jyoti kaan kaarina kabelo kabir
    kacper kadir kaede kagan kagiso kahu kaia kailash kairat kaisa kaja kajal kajsa kakha kalani kalle kalpana
    kalyani kamaka kamal kamala kamaria kamariah kamau kamil kamila kamini kamlesh kamol kamola kamran kana kanako
    kaname kanat kanchan kanika kanna kannan kanya kaori kaoru kapil kara karan kareem karel karen kari karianne
    karim karima karin karine kariuki karl karlis karol karolina karsten karthik kartik kartika karuna kasem
    kashif kashish kasia kaspar kasper katalin katariina katarina katarzyna katayoun kate katerina kateryna
    katharina katherine kathleen kathryn kathy katie katja katlego katrin katrina katsu katsuhiko katsumi katsuro
    kaushal kaushik kaveh kavita kavitha kavya kayla kayvan kazimierz kazue kazuhiko kazuhiro kazuki kazuko kazumi
    kazuo kazuya kazys keanu kebede kees keiichi keiji keiko keisuke keita keith kekoa kelechi kelly kelsey kemal
    kenan kenichi kenji kenjiro kenneth kenta kentaro kenyatta keoni kerem keren kerli kerry kerstin keshav
    kestutis ketan ketevan keti ketil kevin keyvan kgosi khadija khadijatou khadim khairul khaled khalid khalil
    khanh khanittha khethiwe khoa kholoud khumo khurram kiana kianoush kibet kidane kien kieran kikuko kim-anh
    kimani kimberly kimiko kimmo kinga kioni kipchoge kiri kirill kirsi kirsten kirsti kirsty kirti kishan kishore
    kittisak kiyoko kiyoshi kjell kjersti klaas klara klaudia klaus knut koen kofi koharu kohei koichi koji kojo
    kokou kolade komal konrad konstantin konstantina konstantinos koray korhan kostas kosuke kota kourosh krishna
    krishnan kristaps kristen kristian kristijan kristin kristina kristjan kristoffer krisztian krisztina kriti
    kruno krystian krystyna krzysztof ksenia kshitij kuba kubra kudzai kuldeep kumar kumaran kumiko kunal kunihiko
    kunle kurt kusuma kwabena kwadwo kwaku kwame kwasi kwesi kyle kyoko kyosuke kyriaki kyriakos kyung kyung-soo
    lachlan ladan ladislav lado laetitia laila laimonas laine lajos lakshman lakshmi laleh lalit lalita lamia
    lamin langa lanh lanying lapo larisa larissa larry lars lasha lasse laszlo lata latha latifa laura laure
    lauren laurence laurens laurent laurentiu lauri lavanya lavinia lawrence laxmi layla lazar leah leandro lebo
    lebogang lech lechoslaw leela leena lefteris leif leila leilani lena lene lenka lennart leo leon leonard
    leonardo leonid leonidas leonie leonor leonore lerato lesedi leslie lestari lester leszek leticia letizia
    letlotlo levan levent levente levon lewis leyla li-hua li-na liam liang libor libuse lidia lieke liesel lieven
    lifen liga lihua liisa lijuan lijun liliana liling lily lina linas lindani lindiwe lindokuhle lindsay lindsey
    linnea lionel lior liora liqin lisa livia liviu liwayway liwei ljiljana ljubica loic lois lokesh long-giang
    longwei loredana lorella lorena lorenz lorenza lorenzo lorraine lothar lotte louis louise lowri lualhati luan
    luana lubna lubomir luca lucas lucia lucian luciana luciano lucie lucien lucille lucrezia lucy lucyna ludek
    ludivine ludmila ludovic ludovica ludvig ludwig ludwik luigi luis luisa luiz luiza luka lukas lukasz luke lulu
    luminita lungile luoyang lusine lutz luzviminda lwazi lydia lynn lyuba lyubov lyudmila maaike maarit maarja
    maarten maayan mabel macarena maciej maciek madalena madalina madan madeleine madhav madhavi madhu madhur
    madhuri madina mads maelle magda magdalena magdolna magne magnus maha mahathir mahendra maher mahesh mahin
    mahlet mahmood mahmoud mahnaz mahnoor mahsa mahtab mai-anh maike maiko maira mairi mait maite maja majd majed
    majid makena maki makiko makoa makoto maksim mala malaika malak malathi malcolm malee malek malgorzata malia
    malik malika malin malini malka mallika mamadou mamello mami mamta mamuka mana manaaki manabu manal manami
    manana manar manas manasi mandeep mandla manee maneesh manfred mani manijeh manish manisha manju manjula
    manjunath manoel manoj manolis manon mansi mansour mantas manuel manuela mara maram marat marcel marcela
    marcella marcello marcelo marcia marcin marcio marco marcos marcus mareike marek margaret margarete margarida
    margarita margaux margherita margot margus mariam mariama marian mariana mariangela marianne mariano maribel
    maricarmen marie marieke mariela mariella marieme mariette marija marijana marijke marika mariko marilyn marin
    marinko mario marion marios maris marisa marisol marit marius mariusz marja marjorie marketa markku marko
    markus marlene marlies marloes marshall mart marta marte martha martin martina martine martins marton marvin
    marwa marwan mary maryam marzena marzia masaaki masahiko masahiro masaki masako masao masaru masashi masato
    masatoshi masaya masayuki masego massimiliano massimo masumi matej mateja mateo mateus mateusz mathias mathieu
    mathijs mathilde matias matilda matilde mato mats matt matteo matthew matthias matthieu matthijs matti mattia
    matvei matyas maud maura maureen maurice mauricio maurizio mauro maxence maxim maxime maximilian maxine mayank
    mayu mayuko mayumi mayur mazen maziar maznah mbali mechthild medha meena meenakshi meera mega megan megha
    megumi mehari mehdi mehmet mehran mehrdad mehreen mehrnaz mehul mei-ling meifeng meihua meike meili meiling
    meir meirav meklit mekonnen melaku melanie melchor melek melike melinda melis melissa melodie meltem melvin
    menachem meng mengyao merab meral merel merja mert merve mesut mete metin mette mher mi-kyung mi-sook mia
    michael michal michalis michela michelangelo michele michelle michiko michio mick midori mieczyslaw mieke
    mieko miguel mihaela mihai mihaly mihkel mihnea miho mika mikael mikako mike mikhail mikheil mikiko mikkel
    mikko miklos mikolaj mikus mila milagros mildred mile milena milica milind milivoj miljana millie milo miloje
    milorad milos miloslav milovan min-ho min-ji min-jun min-seo minako minal minami mindaugas ming mingyu minh
    minh-anh minho minji minjun minna minoru minsu minzhe miranda mircea mirco mireia mireille mirela mirella miri
    miriam mirjana mirko mirna miroslav miroslava miroslaw misaki mitali mitchell mitra mitsuko mitsuo mitsuru
    mitya miwa miyako miyu miyuki mizuki mladen moana moazzam mohamad mohamed mohammad mohammed mohan mohit mohsen
    moira mojca mojgan mollie molly momoka momoko monali moncef mongkut monica monika monique monserrat montserrat
    morag mordechai morgane moritz morten morteza moses moshe mosi mostafa motoko mounir mourad moussa moustafa
    mpho mridula mrinal mthunzi mubashir mudassar muge muhammad muhammadu muhammed muharrem mukesh mukul mukund
    mulugeta mulyadi mumbi muna munir murad murali murat muriel murilo musa mustafa mustapha mutlu mutua mwangi
    mwende my-linh myfanwy mykhailo mykola mylene myra myung naama nabil nabila nachiket nacho naci nada nadav
    nadeem nader nadezhda nadia nadiah nadim nadine nadir nadja naeem nael nagaraj nagendra naghmeh nagisa nahed
    nahla naila naima naina najib najla najwa nalan nalani naledi nalini nam-anh naman namita namrata nanako
    nanami nandi nandini nandita nandor nanna naoki naoko naomi naoto narayan narayanan narek narendra naresh
    narges narinder narine narong nasim nasir nasreen nasrin nasser nastaran nastya natalia natalie nataliya
    natalya natasa natasha nathalie nathan nathaniel natia nato natsuki natsuko natsumi nattaya naveed naveen
    navid navin navneet navya nawaf nawal nayef nazan nazanin nazim nazli nazri ndidi nebojsa necati neelam neeraj
    neeta neetu negar neha neil nektarios nell nelson nemanja nenad nene nerijus nermeen nermin nesrin neta nevena
    nevin ngaio ngaire ngan nghia ngoc ngozi ngurah nguyet nhan nhat nhung niamh nianzu nicanor nicholas nick
    nicola nicolae nicolas nicole nicoleta nicoletta nicolo nida nidal nidhi niels nienke nieves nigel nighat
    nihal nihar nihat nikau nikhil nikhila nikita niklas niko nikola nikolai nikolaos nikolay nikos nilay nilesh
    nilgun nilo niloofar niloufar nils nima nimisha ning ningning nining nino niousha niraj niran niranjan nirav
    nirmal nirmala nisha nishant nisreen nissim nitesh nithya nitin nitya nitzan nivedita nives nizar njeri njoki
    nkechi nkem nkosana nkosazana nnamdi nneka noah noam noboru nobu nobuhle nobuko nobuo nobuyuki nodira noelani
    noemi noemie noha nokuthula nomsa nomvula nonhlanhla nontando noor noortje nooshin nora noraini norbert
    norberto norhayati noriko norio norma norman normunds nosheen nosipho nouf nour noura novi ntombi ntsiki nuala
    nugzar nune nuno nunzia nuray nurcan nurgul nuria nurit nurlan nursultan nurul nyambura nyasha nyokabi nyoman
    oana obinna obioma oceane octavian octavio oddvar odhiambo odile odion odysseas ofer ofir ognjen oguz ohad
    oisin okechukwu okeke okello oksana oktay olabisi olaf olamide olav olayinka oleg oleksandr oleksii olena
    olesya olga olinda oliver olivia olivier olli olof olufemi olufunke olumide oluwaseun oluwatobi omaima omar
    omari omer omid omkar omolara omotola omran omri onder ondine ondrej onur onyeka onyekachi opeyemi oren oreste
    orestis orhan oriana orietta oriol orit orla orly ornella orsolya osagie osama osamu osayi oscar oskar osman
    osnat ostap osvaldo otabek otakar otar otavio ottavia otto ousmane oussama outi ovidiu owen oystein oyvind
    ozan ozge ozgur ozlem pablo paco padma padmini padraig paige paivi pakpao palesa pallavi pam pamela panagiota
    panagiotis panayiotis pankaj panos paola paolo parag paras paraskevi parastoo paresh parham parisa parminder
    parth parthiv parvaneh parvati parveen parvin parviz pascal pascale pasi patrice patricia patricio patrick
    patrizia patrycja patryk paul paula paulina pauline paulo pavan pavel pavithra pavla pavlos pawan pawel payal
    payam pedrinho pedro pegah peggy pejman pekka pelagia pelin penelope peng pepe pernilla pernille perrine
    perttu petar pete peter peteris petr petras petre petri petro petros petru phichit phil philip philipp
    philippa philippe phillip phoebe phong phuc phuoc phuong phyllis piera pierluigi piero pierre pieter pietro
    pimchanok pina pinar piotr pirjo pirkko piroska piyush polina polly pooja poonam pouya prabha prabhakar prabhu
    pradeep pradnya prakash pramila pramod pranav pranay pranita prasad prasanna prasanth prasert prashant pratap
    prateek pratibha pratik pravat praveen pravin prayut preben predrag preeti premysl prerna preston priit
    priscilla prithvi priti priya priyam priyanka przemek przemyslaw puja puleng pulkit puneet purnima purushottam
    pushpa putra putri putu pyotr qasim qian qiang qianru qing qiong quang quentin quoc quyen quynh raanan rabab
    rabia rabih rachael rachana rachel rachele rachid rachna rade radek radha radhika radim radka radmila radoje
    radoslav radoslaw radovan radu radwa raed rafael rafaela rafal raffaele raffaella rafi rafia rafik rafiq
    raghad raghav raghavendra raghu ragnar ragnhild rahayu rahel rahma rahmat rahul raija raimonds raimundo rainer
    raivis rajan rajani rajat rajeev rajendra rajesh rajeshwari rajinder rajiv rajkumar rajni raju rakesh ralf
    ralph raluca ramachandran ramadan ramakrishna raman ramana ramazan ramesh rameshwar rami ramin ramiro ramon
    ramy ramya rana ranbir rand randall randy rangi rania ranjan ranjana ranjit ranjith raoul raphael raphaelle
    raquel rasa rasha rashi rashid rashmi rasmus rasoul rastko rati ratko ratna rattana raul ravi ravindra rawan
    rawiri raymond razan razvan rebecca recep reece reem reena refilwe reginald regine regis reha rehan reidun
    reijo reiko rein reina reiner reinhard reka rekha remi remigiusz remy renan renata renate renato renaud rene
    renee reni renske renu renuka reshma retha rethabile retno revathi reyes rhiannon rhys riad ricardo riccardo
    richa richard rick ricky ridhi ridvan rieko rihards riikka rik rika riko rikuto riley rima rimantas rina
    rinaldo rini risa rishabh rishi risto rita ritesh ritika ritu rivka riya riyad rizal rizki rizwan roar robbie
    robert roberta roberto rocco rocio rodel rodelio roderick rodney rodolfo rodolphe rodrigo roel rogelio roger
    rogerio rohan rohini rohit roisin roland rolandas romain romane romina rommel romulo ron ronald ronan ronen
    rong roni ronit ronnie roopa rory rosalia rosalind rosalinda rosana rosanna rosaria rosemary rosie roslan
    rosmah rosnah rossana rossella rostislav roswitha rotem rowena roxana roxanne roya ruairi ruba ruben rubina
    ruchi ruchika rudi rudiger rudolf rufaro rujuta rukmini rumi rune ruolan ruoxi rupa rupal rupali rupert rupesh
    ruslan russell rustam rusudan ruta rutendo ruud ruzanna ryan ryoji ryoko ryosuke ryota ryszard ryuichi ryuji
    saad saara sabine sabita sabri sabrina sachiko sachin sadaf sade sadhana sadia sadie sadik saeed saeid safaa
    safwan sagar sagi sahana sahar sahil said saif saima saira sakari saki sakura salah salam saleh salif salim
    salima salma salman salvatore salwa samal saman samaneh samantha samar samarth sameer sameera sameh samia
    samih samiksha samina samir samira samorn sampath samuel samuele samuelu sanaa sanaz sanda sandeep sander
    sandhya sandis sandor sandra sandrine sandro sang-hoon sangeeta sangita sani sania sanit sanita sanja sanjana
    sanjay sanjeev sanjiv sanket sanna sanne santhosh santi santosh saoirse saori sapna saqib sara sarah sarala
    sardor sargis sarit sarita saroj sascha saskia saswati sathish satish satoko satomi satoru satoshi satsuki
    satu satya satyam saul saule saulius saumya saurabh saverio savita sayaka sayuri scarlett scott se-jin sean
    sebastian seda sedat seema seiichi seija seiji seiko sekhar sekou selam selamawit selassie selcuk selim selin
    selina sello selma semih semra semyon sena senad seo-yeon seo-yun seojun seoyeon sepideh seppo serap serdar
    sergei sergey sergio sergiu serhat serhii serik serkan setareh seth setiawan setsuko seung seung-hyun sevda
    severine sevgi sevil sevim seyi sezen sfiso shabana shabbir shabnam shadi shadia shaghayegh shahbaz shahd
    shahid shahida shahin shahla shahram shahrul shahrzad shahzad shai shaila shailaja shailesh shaima shaka
    shakeel shakti shakuntala shalini shalva shamim shani shankar shannon shanshan shanta shanthi shanyuan
    shaoqing shapour sharad sharada sharmila sharon shashank shashi shatha shaul shaun shauna shavkat shawn shay
    shazia sheela sheetal shefali shehzad sheila shekhar shelley shereen sherif sherry sherzod shideh shigeo
    shigeru shiho shihong shilpa shimon shingo shinichi shinji shinobu shintaro shinya shiori shira shiri shirin
    shirley shiv shiva shivam shivani shizuka shizuko shlomi shlomit shlomo shmuel shoaib shobha shobhana shohei
    shohreh shoji shoshana shota shraddha shreya shri shrikant shruti shuang shubha shubham shufen shui shuichi
    shuji shumin shun shunsuke shuyi shweta shyam siamak sian sibel sibongile sibusiso sibylle siddharth siddhi
    sidney sidonie sidra siegfried sienna sifiso sigal sigita signe sigrid sigurd siham siim silje silke silvana
    silvia silvio silviu simao simin simon simona simonas simone simran sinan sindhu sindisiwe sinead sinem sini
    sinisa siobhan sipho siranush siriporn sirpa sita siti sivan sixten siyu sizwe sjoerd slava slaven slavica
    slavko slavomir slawomir slobodan smita smriti sneha snehal snezana sobia sofoklis sofya soha sohail sohan
    soheil sohrab solange solene solomiya solveig somayeh somchai somkid somsak sona sonal sonali sonam songul
    sonia sonja soo-jin soo-yeon soojin sooyoung sophia sophie soraia soraya sorcha soren sorin soroush sosuke
    sota sotiris souad soufiane souleymane soumya sowmya spiros spyros sravan srdjan sreedhar sreenivas sridevi
    sridhar srikanth srinivas srinivasan sriram srishti stacey stacy staffan stan stanislav stanislaw stanley
    stasiek stavros stefan stefania stefanie stefano stefanos steffen stein stelian stelios stepan stepanka
    stephane stephanie stephen stevan steve steven stewart stig stijn stine stjepan stojan stuart su-bin suat
    subash subhash subramanian suchart suchitra sudha sudhakar sudheer sudhir sudip sugeng suha suhail suharto
    sujata sujatha sujay sujit sukanya sukarno sukru sulaiman sule sulekha suleyman sumaira suman sumana sumant
    sumaya sumedha sumit sumitra sun-hee sundar sundari sunee sung-ho sung-min sungmin sunil sunita sunniva
    supaporn surabhi suraj surasak surendra suresh surya susan susana susanna susanne sushant sushil sushila
    sushma susie susilo suvarna suwarno suzana suzanne suzu suzume svatopluk svea svein sven svenja svetlana
    svitlana swantje swapna swapnil swarna swati sweta syafiq syed sylvain sylvia sylvie sylwester sylwia synne
    szabolcs szilvia szymon tabitha tadesse tadeusz tadhg tae-hyung taehyun taeyang tafadzwa taha tahani taher
    tahir tahira taichi taiga taiwo taka takahiro takako takao takashi takato takayuki takeo takeru takeshi taku
    takuma takumi takuya talal talha tali talia tama tamar tamara tamas tamer tammy tamrat tamuna tandeka tane
    taner tanguy tania tanmay tanuja tanveer tanvi tanya tapio tapiwa taraneh taras tarek tareq tariel tarik tariq
    tariro tarja tarun tasneem tasos tatiana tatjana tatsuo tatsuya tatyana taufik tayfun taylor tayyaba teemu
    teguh tehmina tejal tejas tejaswini tekin telmo temel temitope temur tendai teodor teodora teodoro teppo
    terence teresa teresinha tereza terje tero terry tesfaye tessa tetiana tetsuo tetsuro tetsuya teun thabani
    thabiso thabo thach thais thaksin thalia thamer thanasis thandeka thandi thandiwe thando thang thanh thao thea
    themba thembi theo theodora theodore theodoros theophile theresa theresia thiago thibault thibaut thien
    thierry thijs thilo thinh thoa thoko thokozani thomas thorsten thuan thuc thulani thuong thuraya thuy tiago
    tiberiu tibor tigran tihana tihomir tiina tiit tijmen tilahun tilman tim timea timo timofey timothy timur tina
    tinashe tinatin tingting titik titilayo tiziana tiziano toan tobechukwu tobias toby tochi todd toivo tola
    tolga tolu tom toma tomas tomasz tomer tomislav tommaso tommy tomoe tomohiro tomoko tomomi tomoya toni tony
    toomas torbjorn torgeir torill torsten toru toshi toshiaki toshihiro toshiko toshio toshiyuki touraj tova
    tracey tracy traian traudl trevor tricia triin trinh tristan trond truc trung truong trupti tsegaye tshepo
    tsion tsubasa tsutomu tsuyoshi tsvi tuan tudor tugba tuija tulay tulsi tumelo tuncay tunde tuomas turgut
    turhan tushar tuti tuula tuva tuyen tuyet tzipi tzvi ubaldo uche uchechi uday udaya udin udo ufuk ugochi
    ugonna ugur ujjwal ulari ulas uldis ulf ulisses ulla ulrich ulrike ulugbek uma umair umang umar umberto umeko
    umesh umit umut unathi unni upendra urbano urmas urmila uros ursula urszula urvashi usama usha usman utami
    utkarsh uttam uwe uyen uzma vaclav vadim vagner vahagn vahan vahe vahid vaibhav vaida vaishali vaishnavi
    vakhtang valdas valdir valdis valentin valentina valeri valeria valerie valerio valeriu valeriy van-anh vanda
    vandana vanessa vangelis vani vanita vanja varazdat vardan varsha varun varvara vasanth vasantha vasco vasile
    vasiliki vasilis vasily vaso vassilis vasudev vasudha vasyl vedat vedran veena veerle vegard veikko veli
    venkat venkata venkatesh vered verena veronica veronika veronique vesa vesna vibeke vibha vicente vicky
    victoire vidar vidas vidhi vidya viera viet viggo vignesh vihaan vijay vijaya vijayalakshmi vikas vikash
    vikram viktor viktoria viliam ville vilma vilmos vilnis vimal vimala vinay vinaya vince vincent vincenzo
    vineet vineeta vinh vinicius vinita vinod vinoth violeta viorel viorica vipin vipul viraj virendra virginie
    virpi vishal vishnu vishwa vitali vitaliy vitaly vitor vitoria vittoria vittorio vivek vivian viviana vivien
    vivienne vlad vladan vladimir vladislav vlado vlasta vojislav vojtech volkan volker volodymyr vratislav
    vsevolod vusi vyacheslav vytautas wael wafa wafaa wagner wahid wahyu wairimu wakana waleed walid wallace
    walter waltraud wambui wamuyu wanchai wanda wang-lei wangari wanjiku wanjiru waqar waqas warda wasim wassim
    wataru wawan wayan weidong weimin weiwei wellington wenbin wendy wenjie wenjing wenling wenyan werner weronika
    wesley wessel whitney wichai widad widodo wiebke wieslaw wiktor wiktoria wilfred wilhelm willem william willie
    wim winai winda winifred winston wioletta wira wirat wiremu wissam witold wladyslaw wlodek wlodzimierz
    wojciech wojtek wolfgang woo-jin woojin wouter xavi xiang xiao xiaobo xiaodan xiaofeng xiaohong xiaohui
    xiaojun xiaoli xiaoling xiaoming xiaoping xiaotong xiaowei xiaoyan xiaoyu xico ximena xing xingyu xinyi
    xiomara xiulan xiumei xiuying xuan xueqin yaakov yael yafit yahya yair yakubu yakup yalcin yalda yamato yamini
    yana yanfei yanhong yaniv yanli yanmei yann yannick yannis yanti yanto yanyan yaoyao yara yared yaron yaroslav
    yaryna yasemin yaser yash yashwant yasin yasir yasmin yasmine yasser yassine yasuhiro yasuko yasunori yasuo
    yasushi yavuz yazhu yegor yehonatan yehuda yejin yelena yeliz yemi yeon yerlan yesenia yesim yetunde yevgeny
    yevhen yiannis yichen yifan yifei yigal yigit yildiz yilmaz yimin yingluck yingying yisrael yitzhak yizhar
    ylva yngve yoav yochai yoel yogesh yogi yogita yohannes yoichi yoko yolanda yonatan yong-ho yongjun yongrui
    yoni yoo-jin yoojin yoon yoram yorgos yosef yoshi yoshiaki yoshie yoshihiro yoshiko yoshio yoshito yossi
    yosuke yotam youcef younes young-ho young-jae youngjae yousef youssef yu-jin yuanyuan yubin yudi yuhan yuichi
    yuina yuji yuka yukari yuki yukiko yukio yuko yulan yulia yuliya yuma yumi yumiko yun-seo yuni yunus yunxia
    yuri yuriko yuriy yury yusheng yusuf yusuke yusup yuta yutaka yuting yuto yutong yuuki yuval yuxuan yuya yvan
    yves yvette yvonne zach zachary zafar zafer zahid zahida zahra zaid zain zainab zainabu zainal zaki zaleha
    zane zanele zara zarina zaruhi zawadi zaynab zaza zbigniew zbynek zdenek zdenka zdravko zdzislaw zedong
    zeeshan zeev zehra zeina zeinab zekeriya zeki zelia zeljka zeljko zenebech zenon zerrin zeynep zhaleh zhanar
    zhang-wei zhanna zheng zhenguo zhenya zhihao zhiming zhiqiang zhong zhongwei zhou ziad zigmars zihan zihao
    zinaida zineb zinhle zita zixuan ziya ziyi zlata zlatan zlatko zodwa zofia zohaib zohar zohreh zoltan zoran
    zorana zouhair zsofia zsolt zsuzsa zsuzsanna zubair zubeen zuberi zubin zuhal zulfiya zulkifli zurab zuri
    zuzana zuzanna zvi zvonimir zydrunas zygmunt
"""
CLEAR = frozenset(_CLEAR.split())

# Names that are often a word, a place, a month or a product: they need a cue or a surname.
_DOUBTFUL = """
    abbas ada ade adelaide adi ai aida aki alaa alba alexis alp ama amber amer amr angel angeles anh ani april ari
    ariel asa aster austin awa aya ayo ayu bala bao baris bas bill blanca bo bora brad brent brooke can carina
    carol carolina celia cem chad chandra chang chelsea chi christian cornelia costanza crystal dag daisy dale dan
    dao dat dawid dawn dean deniz desta dev devi devon dina dino disha divina dolores don dong dov drew duc dung
    duy dwi earl ebba ece ed efe eka eli emi eri esa esi esperanza evi faith fang faraji fei feng floor flora
    florence frank gang georgia gia gift gil gita glen grace graham grant gro gul guo guru guy ha haddad hadi hai
    hale han hang hanna hao hazel hoa hong hope hua hue hui hung hunter huy ido ife ige iman indra ines inga ion
    ira iris isla issa iva ivy jackson jad jade jae jan jasmine jasper jia jie jordan jos joy julia jun june kai
    karanga kay kei ken kent kim kiran kit lada laima lam lama lan lance lea lee lei lev lia lian lin linda ling
    linus liu liv loan loc logan long lou lourdes made madison mahdi mai mandana marc maria marina marine mark
    mason max may maya mei mercedes mere milan miles min mina mine moe mona morgan nam nana nancy nao naz neo
    nerea nga nguyen nhi nhu nia nil nina nir noa noel nok nur obi odd ola ole olive olu orlando pal paloma
    patience patty paz pearl penda penny per percy perry petra pilar pim ping piper poppy prem pua qiu quan quinn
    quy raj raja ram rama ran ray regina rei ren rex reza rida rie rob robin rod roman romano rosa rosario rose
    ross rowan roy ruby rui ruth ryo ryu saba sabah safa sai salem sally salvador sam samba sami sana sandy
    santiago santos sari sasa sefa serena shan shane sharif sheng shi shin sho simba sina siv sofia soledad son
    sora spencer sri stella sue sultana summer sunday sunny sydney takahashi tal tam tan tao tara taro tea ted
    tena tess thai thi tho thu tian tien tiffany tor tore tram trang travis tri trine trinidad trong troy trude tu
    tui tung tyler udi ugo uli una urban uri uta ute valentine veer vera vernon vic victor victoria viola violet
    virginia vit vito vuk vy wade warren wayne wei wen will wolf xavier xia xin xiu xu xue yaa yan yang yaw yen yi
    ying yong yu yua yuan yue yui yun zhen zhi ziv zoe zoi zola
"""
DOUBTFUL = frozenset(_DOUBTFUL.split())
